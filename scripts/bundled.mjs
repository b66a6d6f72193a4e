// Parts of the source bundled and loaded, for scripts that write pages from them; and how such a page is written.
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';

/** What the module with these contents exports; paths are relative to the root of the repository. */
export async function bundled(contents) {
  mkdirSync('dist', {recursive: true});
  const folder = mkdtempSync(join(process.cwd(), 'dist', '.bundled-'));
  const outfile = join(folder, 'parts.mjs');
  try {
    await build({
      stdin: {contents, resolveDir: process.cwd()},
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'warning',
    });
    return await import(outfile);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** A page with the part between two marks written anew. */
export function replacePart(page, mark, text) {
  const name = mark.split(':')[0];
  const [before, after] = [`<!-- ${mark} -->\n`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(before) + before.length, page.indexOf(after)];
  if (from < before.length || to < from) throw new Error(`A page has lost the marks of its ${name}.`);
  return page.slice(0, from) + text + page.slice(to);
}
