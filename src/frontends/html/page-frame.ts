import {type Html, markup, trusted} from './html.ts';
import {SCRIPT} from './page-script.ts';
import {STYLE} from './page-style.ts';

interface Framed {
  readonly title: string;
  /** What a reader without a mouse jumps to, past the header. */
  readonly skip: string;
  /** Rules of this page beside those of all pages. */
  readonly style?: string;
  /** Scripts of this page beside that of all pages. */
  readonly script?: string;
  readonly header: Html;
  readonly main: Html;
  readonly footer: Html;
}

/** What all pages are: one self-contained document that may ask the network for nothing, dark and light. */
export function pageFrame({title, skip, style = '', script = '', header, main, footer}: Framed): string {
  return `<!doctype html>\n${markup`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
      />
      <title>${title} · tagnosis</title>
      <style>
        ${trusted(STYLE)}${trusted(style)}
      </style>
    </head>
    <body>
      <a class="skip" href="#main">${skip}</a>
      <header><button class="tools" id="theme" type="button" hidden>Dark</button>${header}</header>
      <main id="main">${main}</main>
      <footer>${footer}</footer>
      <script>
        ${trusted(SCRIPT)}${trusted(script)}
      </script>
    </body>
  </html>`.toString()}\n`;
}
