// Reads a JSON list of charts from standard input, and prints for each what Mermaid takes it for and its title, or why it is none.
// A process of its own: Mermaid wants a page around it.
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {JSDOM} from 'jsdom';

const {window} = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, {window, document: window.document});
const {default: mermaid} = await import('mermaid');
const found = [];
for (const chart of JSON.parse(await text(process.stdin))) {
  try {
    await mermaid.parse(chart);
    const {type, db} = await mermaid.mermaidAPI.getDiagramFromText(chart);
    const labels = db.getXYChartData?.().xAxis.categories;
    found.push({type, title: db.getDiagramTitle(), labels});
  } catch (error) {
    found.push({error: String(error)});
  }
}
process.stdout.write(JSON.stringify(found));
