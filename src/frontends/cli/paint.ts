export type Colour = 'red' | 'yellow' | 'green' | 'dim' | 'bold';

const CODES: Readonly<Record<Colour, number>> = {red: 31, yellow: 33, green: 32, dim: 2, bold: 1};

export type Paint = (text: string, colour: Colour) => string;

export const plain: Paint = text => text;

export const ansi: Paint = (text, colour) => `\u001b[${CODES[colour]}m${text}\u001b[0m`;
