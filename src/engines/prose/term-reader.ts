/** The terms of a caption: noun phrases and their head nouns, each once, in order of appearance. */
export type TermReader = (text: string) => string[];

const LETTERS = /\p{L}/gu;

/**
 * Loads the English language model (0.3 s, 4.6 MB) and reads terms with it, 0.2–0.5 ms a caption. A term is the longest run
 * of adjectives and nouns (hyphens inside) that ends in a noun, in lower case, its last word as lemma; and that lemma.
 */
export function loadTermReader(): Promise<TermReader> {
  return (loaded ??= load());
}

/** Loaded once: each load makes the model of wink-nlp twice as large (1.8), and the twentieth does not fit a string. */
let loaded: Promise<TermReader> | undefined;

async function load(): Promise<TermReader> {
  const [{default: winkNLP}, {default: model}] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const {its} = nlp;
  return text => {
    const tokens = nlp.readDoc(text).tokens();
    return termsOf({
      kinds: tokens.out(its.pos),
      words: tokens.out(its.value),
      // The published type of `lemma` asks for an argument that the library passes by itself.
      lemmas: tokens.out(its.lemma as typeof its.value),
      spaces: tokens.out(its.precedingSpaces),
    });
  };
}

interface Tagged {
  readonly kinds: readonly string[];
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  /** White space before each token. */
  readonly spaces: readonly string[];
}

function termsOf(tagged: Tagged): string[] {
  const {kinds, words, spaces} = tagged;
  const terms = new Set<string>();
  let run: number[] = [];
  for (let i = 0; i <= words.length; i++) {
    const glued = run.length > 0 && words[i] === '-' && spaces[i] === '' && spaces[i + 1] === '';
    if (kinds[i] === 'ADJ' || isNoun(kinds[i]) || glued) {
      run.push(i);
      continue;
    }
    for (const term of phrase(run, tagged)) if ((term.match(LETTERS)?.length ?? 0) >= 2) terms.add(term);
    run = [];
  }
  return [...terms];
}

function isNoun(kind: string | undefined): boolean {
  return kind === 'NOUN' || kind === 'PROPN';
}

/** The phrase that a run of tokens makes, and its head noun; nothing when no noun is in it. */
function phrase(run: readonly number[], {kinds, words, lemmas, spaces}: Tagged): string[] {
  const head = run.findLast(i => isNoun(kinds[i]));
  if (head === undefined) return [];
  const lemma = (lemmas[head] ?? words[head] ?? '').toLowerCase();
  let text = '';
  for (const i of run) {
    if (i > head) break;
    const word = i === head ? lemma : (words[i] ?? '').toLowerCase();
    text += text !== '' && spaces[i] !== '' ? ` ${word}` : word;
  }
  return [text, lemma];
}
