import type { SettingWords } from '../../words/settings/setting-words.ts'
import { isSame, valueAt } from './draft.ts'
import { kindOf } from './field-kind.ts'
import { isObject } from './is-object.ts'
import type { SchemaNode } from './schema-node.ts'
import { placeOf, readPath, type Section } from './sections.ts'

type Path = readonly (string | number)[]

/** The most parts of a line. */
const maxParts = 4
/** The most elements of a list that are named. */
const maxNamed = 3

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

const listed = (texts: readonly string[]): string =>
  texts.length > maxNamed
    ? `${texts.slice(0, maxNamed).join(', ')} +${texts.length - maxNamed}`
    : texts.join(', ')

/** Returns the texts of an object that say what it is: `ISIL X-NORTH`. */
const textsIn = (value: unknown): readonly string[] =>
  isObject(value)
    ? Object.values(value).flatMap((each) => (typeof each === 'string' ? [each] : []))
    : [String(value)]

/** Returns what a setting says in a few words; nothing where it is not set, is a default, or is a secret. */
const partsOf = (
  node: SchemaNode,
  path: Path,
  value: unknown,
  settings: SettingWords,
  root: string,
): readonly string[] => {
  if (isEmpty(value) || (node.default !== undefined && isSame(node.default, value))) return []
  const at = [root, ...path]
  const named = (text: string): string => `${settings.label(at)}: ${text}`
  const kind = kindOf(node)
  switch (kind.kind) {
    case 'choice':
    case 'constant':
      return [settings.option(at, String(value))]
    case 'choices':
    case 'texts':
      return [listed([value].flat().map((each) => settings.option(at, String(each))))]
    case 'yes_no':
      return value === true ? [settings.label(at)] : []
    case 'text':
      return kind.isLong ? [settings.label(at)] : [String(value)]
    case 'number':
    case 'day':
      return [named(String(value))]
    case 'list': {
      const items = [value].flat()
      return items.every((each) => isObject(each) && 'value' in each)
        ? [listed(items.map((each) => textsIn(each).join(' ')))]
        : [named(String(items.length))]
    }
    case 'alternatives': {
      const chosen = kind.alternatives.find(({ matches }) => matches(value))
      if (chosen === undefined || !isObject(value)) return []
      const { constant } = chosen
      const members = Object.entries(chosen.node.properties ?? {})
        .filter(([name, member]) => name !== constant && kindOf(member).kind === 'text')
        .flatMap(([name, member]) => partsOf(member, [...path, name], value[name], settings, root))
      return constant === undefined ? members : [settings.option([...at, constant], chosen.id), ...members]
    }
    default:
      return []
  }
}

/** Returns a section as a line: what is set in it, in the order of its settings. */
export const summaryOfSection = (
  schema: SchemaNode,
  draft: unknown,
  section: Section,
  settings: SettingWords,
  root: string,
): string =>
  section.settings
    .map(readPath)
    .flatMap((path) => {
      const place = placeOf(schema, draft, path)
      return place === undefined ? [] : partsOf(place.node, path, valueAt(draft, path), settings, root)
    })
    .slice(0, maxParts)
    .join(' · ')
