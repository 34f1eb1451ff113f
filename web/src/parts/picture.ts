import { html, type TemplateResult } from 'lit';
import type { Cover } from '../api/types.ts';

/** @param sizes how wide the image is drawn, as the `sizes` attribute says it. */
export function picture(cover: Cover, sizes: string, first = false): TemplateResult {
  const set = (type: string) => cover.widths.map((width) => `${cover.src}-${width}.${type} ${width}w`).join(', ');
  const middle = cover.widths[Math.floor((cover.widths.length - 1) / 2)] ?? cover.width;
  return html`
    <picture>
      <source type="image/avif" srcset=${set('avif')} sizes=${sizes} />
      <img
        srcset=${set('webp')}
        sizes=${sizes}
        src=${`${cover.src}-${middle}.webp`}
        alt=${cover.alt ?? ''}
        width=${cover.width}
        height=${cover.height}
        loading=${first ? 'eager' : 'lazy'}
        fetchpriority=${first ? 'high' : 'auto'}
        decoding="async"
      />
    </picture>`;
}
