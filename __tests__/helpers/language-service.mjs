// Says what GitHub's own language service, which editors use, finds in action files and workflows, as JSON: a list for each file.
// It is bundled before it runs: the package imports JSON in a way that Node does not know.
import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import process from 'node:process';
import {validate} from '@actions/languageservice/validate';
import {TextDocument} from 'vscode-languageserver-textdocument';
import {parse} from 'yaml';

// Of the actions that workflows use it knows ours; of others it could only ask GitHub.
const ours = parse(readFileSync('action.yml', 'utf8'));
const actionsMetadataProvider = {
  fetchActionMetadata: async ({owner, name}) => (owner === 'tagnosis' && name === 'tagnosis' ? ours : undefined),
};
const NOT_KNOWN = /^Unable to resolve action `(?!tagnosis\/)/;

const found = [];
// It keeps what it read by address: each file has its own.
for (const [i, file] of process.argv.slice(2).entries()) {
  const name = basename(file);
  const uri = name === 'action.yml' ? `file:///${i}/action.yml` : `file:///${i}/.github/workflows/${name}`;
  const document = TextDocument.create(uri, 'yaml', 1, readFileSync(file, 'utf8'));
  const told = await validate(document, {actionsMetadataProvider});
  const lines = told.map(({message, range}) => [
    range.start.line + 1,
    typeof message === 'string' ? message : message.value,
  ]);
  found.push(lines.filter(([, words]) => !NOT_KNOWN.test(words)).map(([line, words]) => `${line}: ${words}`));
}
process.stdout.write(JSON.stringify(found));
