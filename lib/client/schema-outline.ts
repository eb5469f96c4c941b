/** A schema of our API's document in few words, for people to read. It knows what our contracts become, and no more. */
type Schema = Readonly<Record<string, unknown>>;

/** One member of an object. */
export interface Member {
  readonly name: string;
  /** Such as `uuid`, `open | closed`, `Message[]`, `string | null`. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Of an object, or of a list of such, that has no name of its own. */
  readonly members: readonly Member[];
}

/** The members of an object, or of what a list holds; none where it has a name of its own, or is no object. */
export function membersOf(schema: Schema): Member[] {
  if (isSchema(schema.items)) return membersOf(schema.items);
  for (const choice of choicesOf(schema)) if (membersOf(choice).length > 0) return membersOf(choice);
  const { properties } = schema;
  if (!isSchema(properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).map(([name, member]) => ({
    name,
    type: isSchema(member) ? typeOf(member) : '',
    isRequired: required.includes(name),
    members: isSchema(member) ? membersOf(member) : [],
  }));
}

/** What a value is, in the fewest words. */
export function typeOf(schema: Schema): string {
  const { $ref, type, format, items } = schema;
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1);
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ');
  if ('const' in schema) return String(schema.const);
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(' | ');
  if (Array.isArray(type)) return type.join(' | ');
  if (isSchema(items)) return listOf(typeOf(items));
  if (typeof format === 'string') return format;
  return typeof type === 'string' ? type : 'anything';
}

function listOf(type: string): string {
  return type.includes(' ') ? `(${type})[]` : `${type}[]`;
}

function choicesOf({ anyOf, oneOf }: Schema): Schema[] {
  const choices = anyOf ?? oneOf;
  return Array.isArray(choices) ? choices.filter(isSchema) : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
