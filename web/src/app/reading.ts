/** How long somebody has to stay, and how far to come, to have read. */
const stay = 15_000;
const depth = 0.5;

/**
 * Calls back once when the reader has stayed with a text and come half through it.
 * Whoever's browser asks not to be tracked is not counted either, though nothing of the reader would be.
 */
export function watchReading(text: () => Element | null, onRead: () => void): () => void {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  if (doNotTrack === '1' || globalPrivacyControl) return () => undefined;

  let hasStayed = false;
  const stop = new AbortController();
  const look = (): void => {
    const box = text()?.getBoundingClientRect();
    if (!hasStayed || document.hidden || !box || innerHeight - box.top < box.height * depth) return;
    stop.abort();
    onRead();
  };
  const timer = setTimeout(() => { hasStayed = true; look(); }, stay);
  stop.signal.addEventListener('abort', () => clearTimeout(timer));
  addEventListener('scroll', look, { passive: true, signal: stop.signal });
  return () => stop.abort();
}
