/**
 * An ECharts drawing without what a still picture has no use for: styles for hovering, classes, and attributes that only scripts read.
 * Ids are numbered by first appearance, so that equal views give equal bytes whatever was drawn before; in a document that holds several
 * pictures a prefix tells theirs apart.
 */
export function tidySvg(
  svg: string,
  {title, summary}: {readonly title: string; readonly summary: string},
  prefix: string = 't',
): string {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? `${prefix}${ids.size}`;
    ids.set(id, known);
    return known;
  };
  const bare = svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_[\w-]+|pointer-events|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    .replace(/ style="pointer-events:none;?"/g, '')
    .replace(/ id="([^"]+)"/g, (_all, id: string) => ` id="${renamed(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_all, id: string) => `url(#${renamed(id)})`)
    .replace(/ (?:xlink:)?href="#([^"]+)"/g, (_all, id: string) => ` href="#${renamed(id)}"`);
  const head = `<title>${xml(title)}</title><desc>${xml(summary)}</desc>`;
  return bare.replace(/^<svg([^>]*)>/, (_all, attributes: string) => `<svg${attributes} role="img">${head}`);
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
