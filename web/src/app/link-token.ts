/**
 * The token of a link, from behind the number sign, where no server sees it.
 * It leaves the address at once and stays in this tab, since signing in leads elsewhere and back without what stands there.
 */
export function linkToken(name: string): string | null {
  const key = `escouade.${name}`;
  const given = location.hash.slice(1);
  try {
    if (given) sessionStorage.setItem(key, given);
    const token = sessionStorage.getItem(key);
    if (given) history.replaceState(history.state, '', location.pathname);
    return token;
  } catch {
    // Storage is forbidden by the browser's settings: the address keeps it.
    return given || null;
  }
}
