import type { Path } from './draft.ts'
import { valueAt } from './draft.ts'
import { kindOf } from './field-kind.ts'
import type { SchemaNode } from './schema-node.ts'

/** A part of a form: its settings by their paths, such as `connection/timeout`. */
export type Section = {
  readonly id: string
  readonly settings: readonly string[]
  /** True for what few people need: it is closed at first. */
  readonly isExpert?: boolean
}

/** Reads a path from its text, such as `connection/url`. */
export const readPath = (text: string): Path => text.split('/')

/** Returns the place of a setting in the schema for the chosen alternatives; undefined if it has no such setting. */
export const placeOf = (
  schema: SchemaNode,
  draft: unknown,
  path: Path,
): { readonly node: SchemaNode; readonly isRequired: boolean } | undefined => {
  let node: SchemaNode | undefined = schema
  let isRequired = true
  let value = draft
  for (const step of path) {
    const kind = kindOf(node)
    const held: SchemaNode | undefined =
      kind.kind === 'alternatives' ? kind.alternatives.find(({ matches }) => matches(value))?.node : node
    const member: SchemaNode | undefined = held?.properties?.[String(step)]
    if (held === undefined || member === undefined) return undefined
    isRequired = held.required?.includes(String(step)) === true && member.default === undefined
    node = member
    value = valueAt(value, [step])
  }
  return { node, isRequired }
}

/** Returns the sections of a form, with one more for the settings that none of them names. */
export const allSections = (schema: SchemaNode, sections: readonly Section[]): readonly Section[] => {
  const named = new Set(sections.flatMap(({ settings }) => settings.map((each) => each.split('/')[0])))
  const others = Object.keys(schema.properties ?? {}).filter((name) => !named.has(name))
  return others.length === 0 ? sections : [...sections, { id: 'more', settings: others, isExpert: true }]
}
