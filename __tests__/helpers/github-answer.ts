import {readFileSync} from 'node:fs';

/** What a schema of GitHub's description can hold, as far as answers need it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Described {
  readonly responses: Readonly<Record<string, {readonly content?: {readonly 'application/json'?: {schema: Schema}}}>>;
}

/** The paths that the action calls, cut out of GitHub's own description by scripts/slice-openapi.mjs. */
export const SLICE = '__tests__/fixtures/github-openapi/slice.json';

const {paths, components} = JSON.parse(readFileSync(SLICE, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
};

const PATTERNS = Object.entries(paths).map(([path, methods]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  methods,
}));

/** An answer with all that GitHub's description requires: what a test does not tell is filled in, what it tells stays as it is. */
export function fullAnswer(method: string, path: string, status: number, told: unknown): unknown {
  const methods = PATTERNS.find(({pattern}) => pattern.test(path))?.methods;
  const schema = methods?.[method.toLowerCase()]?.responses[status]?.content?.['application/json']?.schema;
  return schema === undefined ? told : filled(schema, told);
}

function filled(schema: Schema, told: unknown): unknown {
  const known = resolved(schema);
  if (told === null || (told === undefined && known.nullable === true)) return null;
  const [first] = known.anyOf ?? known.oneOf ?? [];
  if (first !== undefined) return filled(first, told);
  if (known.type === 'array') return Array.isArray(told) ? told.map(one => filled(known.items ?? {}, one)) : [];
  if (known.properties !== undefined && (told === undefined || typeof told === 'object')) return object(known, told);
  return told === undefined ? sample(known) : told;
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : (components.schemas[name] ?? {});
  if (found.allOf === undefined) return found;
  const parts = found.allOf.map(resolved);
  return {
    properties: Object.assign({}, ...parts.map(({properties}) => properties)) as Record<string, Schema>,
    required: parts.flatMap(({required}) => required ?? []),
  };
}

function object({properties = {}, required = []}: Schema, told: object = {}): object {
  const names = [...new Set([...required, ...Object.keys(told)])];
  const values = told as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.map(name => [name, filled(properties[name] ?? {}, values[name])]));
}

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-02T03:04:05Z',
  uri: 'https://github.example/somewhere',
  email: 'somebody@example.org',
};

function sample({type, format, enum: values}: Schema): unknown {
  if (values !== undefined) return values[0];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  return type === 'string' ? (TEXTS[format ?? ''] ?? 'something') : {};
}
