// Cuts the paths that the action calls out of GitHub's own description of its REST API, for the end-to-end tests to check
// requests and answers against. The whole is 400 MB in npm, so that the slice is kept in the repository: run this to renew it.
import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';

const VERSION = '23.0.2';
const CACHE = 'node_modules/.cache/openapi';
const PACKAGE = `${CACHE}/node_modules/@octokit/openapi`;
const OUT = '__tests__/fixtures/github-openapi';

const REPO = '/repos/{owner}/{repo}';
const CALLED = {
  '/user': ['get'],
  [`${REPO}/compare/{basehead}`]: ['get'],
  [`${REPO}/pulls`]: ['get'],
  [`${REPO}/pulls/{pull_number}`]: ['get'],
  [`${REPO}/pulls/{pull_number}/files`]: ['get'],
  [`${REPO}/pulls/{pull_number}/comments`]: ['get'],
  [`${REPO}/pulls/{pull_number}/reviews`]: ['post'],
  [`${REPO}/issues`]: ['get', 'post'],
  [`${REPO}/issues/{issue_number}`]: ['patch'],
  [`${REPO}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${REPO}/issues/comments/{comment_id}`]: ['patch', 'delete'],
};
/** What is no part of the contract, or fatal to Prism. */
const DROPPED = new Set([
  'example',
  'examples',
  'externalDocs',
  'x-webhooks',
  'x-github',
  'x-githubEnterpriseOverlays',
]);

if (!existsSync(PACKAGE)) {
  mkdirSync(CACHE, {recursive: true});
  const options = ['--prefix', CACHE, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, `@octokit/openapi@${VERSION}`], {stdio: 'inherit'});
}
const whole = JSON.parse(readFileSync(`${PACKAGE}/generated/api.github.com.json`, 'utf8'));
const slice = {openapi: whole.openapi, info: whole.info, servers: whole.servers, paths: {}, components: {}};
for (const [path, methods] of Object.entries(CALLED)) {
  const kept = ['parameters', ...methods].filter(name => name in whole.paths[path]);
  slice.paths[path] = Object.fromEntries(kept.map(name => [name, whole.paths[path][name]]));
}
follow(slice.paths);
const text = JSON.stringify(slice, (key, value) => (isDropped(key, value) ? undefined : value), 1);
mkdirSync(OUT, {recursive: true});
writeFileSync(`${OUT}/slice.json`, `${text}\n`);
copyFileSync(`${PACKAGE}/LICENSE`, `${OUT}/LICENSE`);
process.stdout.write(`${OUT}/slice.json: ${Object.keys(CALLED).length} paths, ${text.length} characters\n`);

/** A property of an object may be named `examples`, too: that is a schema with a type of its own. */
function isDropped(key, value) {
  return DROPPED.has(key) && value?.type === undefined;
}

/** Copies what is referred to, and what that refers to. */
function follow(node) {
  if (typeof node !== 'object' || node === null) return;
  const [, kind, name] = /^#\/components\/([^/]+)\/([^/]+)$/.exec(node.$ref ?? '') ?? [];
  if (kind !== undefined && slice.components[kind]?.[name] === undefined && !['examples'].includes(kind)) {
    slice.components[kind] = {...slice.components[kind], [name]: whole.components[kind][name]};
    follow(whole.components[kind][name]);
  }
  for (const [key, value] of Object.entries(node)) if (!isDropped(key, value)) follow(value);
}
