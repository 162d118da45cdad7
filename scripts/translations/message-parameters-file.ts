import type { CatalogueMessage, ParameterKind } from './read-catalogue.ts'

const types: Readonly<Record<ParameterKind, string>> = {
  any: 'Parameter',
  number: 'number',
  choice: 'string | boolean',
}

const line = ({ key, parameters }: CatalogueMessage): string => {
  const members = [...parameters].map(([name, kind]) => `readonly ${name}: ${types[kind]}`)
  return `  readonly '${key}': ${members.length === 0 ? 'None' : `{ ${members.join('; ')} }`}\n`
}

/** Returns the file that names each message with its parameters. */
export const messageParametersFile = (messages: readonly CatalogueMessage[]): string =>
  `import type { Parameter } from './parameter.ts'

// Written by scripts/write-message-parameters.ts from the English catalogue.

type None = Record<string, never>

/** The keys of all messages, and what each is made with. */
export type MessageParameters = {
${messages.map(line).join('')}}
`
