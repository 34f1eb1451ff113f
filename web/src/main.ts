import './styles/site.css';
import './pages/all.ts';
import { SiteApp } from './app/site-app.ts';
import { loadTexts } from './texts/texts.ts';

await loadTexts();
customElements.define('site-app', SiteApp);
