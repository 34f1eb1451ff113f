import './home-page.ts';
import './theme-page.ts';
import './article-page.ts';
import './search-page.ts';
import './experts-page.ts';
import './expert-page.ts';
import './about-page.ts';
import './missing-page.ts';
