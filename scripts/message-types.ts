import { readFileSync, writeFileSync } from 'node:fs'
import type { ContentModel, ElementType, Particle } from '../protocols/xml/src/index.ts'

/** A file of message types to be written. */
export type MessageTypes = {
  readonly file: string
  readonly model: ContentModel
  /** The property that distinguishes the editions in the union of messages. */
  readonly edition: string
  /** The script that writes the file, for its first line and for complaints. */
  readonly script: string
  /** Returns the comment of a type, if it has one. */
  readonly describe?: (name: string) => string | undefined
}

/**
 * Writes the TypeScript types of all messages of content models, `messages.ts` beside each table. With `--check` among the
 * arguments of the process it writes nothing, and has the process exit with 1 if a file is not what it would write.
 */
export function writeMessageTypes(targets: readonly MessageTypes[]): void {
  const check = process.argv.includes('--check')
  for (const target of targets) {
    const text = generate(target)
    if (!check) writeFileSync(target.file, text)
    else if (text !== readText(target.file)) {
      console.error(`${target.file} is stale: run node ${target.script}`)
      process.exitCode = 1
    }
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function generate({ model, edition, script, describe }: MessageTypes): string {
  const { type: root } = model.root
  const types = [...new Set(model.types.values())].filter((type) => type !== root && isDeclared(type))
  const hasRaw = types.some(({ content }) => content.kind === 'raw')
  const blocks = types
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((type) => {
      const comment = describe?.(type.name)
      const before = comment === undefined ? '' : `/** ${comment} */\n`
      return `${before}export type ${typeName(type)} = ${definitionOf(type, '')}\n`
    })
  const kinds = root.content.kind === 'group' ? [...root.content.children.values()] : []
  const union = kinds
    .map(({ name, type, repeats }) => {
      const body = repeats ? `readonly ${typeName(type)}[]` : typeName(type)
      return `  | { readonly edition: '${edition}'; readonly kind: '${name}'; readonly body: ${body} }`
    })
    .join('\n')
  return [
    `// Written by ${script} from content-model.ts. Do not edit.\n`,
    ...(hasRaw ? ["import type { RawElement } from '@lendwire/xml'\n"] : []),
    ...blocks,
    `/** Every message and confirmation of the edition. */\nexport type Message =\n${union}\n`,
  ].join('\n')
}

/** Returns whether a type has a name of its own; simple values without attributes are plain TypeScript types. */
function isDeclared({ content, attributes }: ElementType): boolean {
  return content.kind === 'group' || content.kind === 'codes' || content.kind === 'raw' || attributes.size > 0
}

function typeName({ name }: ElementType): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function reference(type: ElementType): string {
  return isDeclared(type) ? typeName(type) : simple(type)
}

function simple({ content }: ElementType): string {
  if (content.kind === 'codes') return [...content.values].map((value) => `'${value}'`).join(' | ')
  if (content.kind === 'raw') return 'readonly RawElement[]'
  if (content.kind === 'simple' && content.name === 'boolean') return 'boolean'
  return content.kind === 'empty' ? 'true' : 'string'
}

function definitionOf(type: ElementType, margin: string): string {
  const attributes = [...type.attributes.values()].map(({ name, required }) =>
    property(name, 'string', required),
  )
  const { content } = type
  if (content.kind !== 'group') {
    return attributes.length === 0
      ? simple(type)
      : braces([property('value', simple(type), true), ...attributes], margin)
  }
  const alternatives = propertiesOf(content.particle)
  const objects = alternatives.map((names) => {
    const children = [...content.children.values()].flatMap(({ name, type: child, repeats }) => {
      const use = names.get(name)
      const array = repeats ? `readonly ${reference(child)}[]` : reference(child)
      if (use === undefined) return [`readonly ${name}?: undefined`]
      return [property(name, array, use === 'required')]
    })
    return braces([...children, ...attributes], margin)
  })
  return objects.length === 1 ? (objects[0] ?? '') : `\n  | ${objects.join('\n  | ')}`
}

type Use = 'required' | 'optional'

/** Returns the sets of children that an element may have: one, or one for each way through its choices. */
function propertiesOf(particle: Particle): ReadonlyMap<string, Use>[] {
  const use: Use = particle.min === 0 ? 'optional' : 'required'
  if (particle.kind === 'element') return [new Map([[particle.name, use]])]
  const items = particle.items.map((item) => propertiesOf(item))
  const sets =
    particle.kind === 'choice'
      ? items.flat()
      : items.reduce((before, after) =>
          before.flatMap((one) => after.map((other) => new Map([...one, ...other]))),
        )
  if (use === 'required') return sets
  return sets.map((set) => new Map([...set].map(([name]): [string, Use] => [name, 'optional'])))
}

function property(name: string, type: string, required: boolean): string {
  return required ? `readonly ${name}: ${type}` : `readonly ${name}?: ${type} | undefined`
}

function braces(properties: readonly string[], margin: string): string {
  return `{\n${properties.map((line) => `${margin}  ${line}\n`).join('')}${margin}}`
}
