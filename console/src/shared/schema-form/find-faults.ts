import type { Fault } from '../../api/problem.ts'
import type { Words } from '../../words/en.ts'
import type { SettingWords } from '../../words/settings/setting-words.ts'
import { type Path, pathText } from './draft.ts'
import { kindOf } from './field-kind.ts'
import { isObject } from './is-object.ts'
import type { SchemaNode } from './schema-node.ts'

type FaultWords = {
  readonly words: Words['settingFaults']
  readonly settings: SettingWords
  readonly root: string
}

const isEmpty = (value: unknown): boolean => value === undefined || value === ''

const formats: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  uri: (text) => URL.canParse(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
}

/** The text that is shown in place of a stored secret. */
export const maskedSecret = '********'

const textFault = (
  node: SchemaNode,
  text: string,
  path: Path,
  { words, settings, root }: FaultWords,
): string | null => {
  if (text === maskedSecret && node['x-secret'] === true) return null
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format = '' } = node
  if (text.length < minLength) return words.tooShort(minLength)
  if (text.length > maxLength) return words.tooLong(maxLength)
  const isInForm =
    (pattern === undefined || new RegExp(pattern, 'u').test(text)) && formats[format]?.(text) !== false
  return isInForm ? null : words.notInForm(settings.example([root, ...path]))
}

const numberFault = (
  node: SchemaNode,
  value: number,
  isInteger: boolean,
  { words }: FaultWords,
): string | null => {
  const least = node.minimum ?? (node.exclusiveMinimum === undefined ? undefined : node.exclusiveMinimum + 1)
  if (isInteger && !Number.isInteger(value)) return words.notWhole
  if (least !== undefined && value < least) return words.tooSmall(least)
  return node.maximum !== undefined && value > node.maximum ? words.tooLarge(node.maximum) : null
}

const listFaults = (
  node: SchemaNode,
  list: readonly unknown[],
  path: Path,
  words: FaultWords,
): readonly Fault[] => {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items = {} } = node
  if (list.length < minItems) return [{ path: pathText(path), message: words.words.tooFew(minItems) }]
  if (list.length > maxItems) return [{ path: pathText(path), message: words.words.tooMany(maxItems) }]
  return list.flatMap((each, index) => findFaults(items, each, [...path, index], words))
}

const memberFaults = (node: SchemaNode, value: unknown, path: Path, words: FaultWords): readonly Fault[] =>
  Object.entries(node.properties ?? {}).flatMap(([name, member]): readonly Fault[] => {
    const at = [...path, name]
    const each = isObject(value) ? value[name] : undefined
    if (!isEmpty(each)) return findFaults(member, each, at, words)
    const isRequired = node.required?.includes(name) === true && member.default === undefined
    return isRequired ? [{ path: pathText(at), message: words.words.required }] : []
  })

/**
 * Finds what a schema does not allow in a value, as the API would: the API checks it again, and more.
 *
 * @returns the faults, each with the path of its field, such as `connection/url`
 */
export const findFaults = (
  node: SchemaNode,
  value: unknown,
  path: Path,
  words: FaultWords,
): readonly Fault[] => {
  const fault = (message: string | null): readonly Fault[] =>
    message === null ? [] : [{ path: pathText(path), message }]
  if (value === null) return []
  const kind = kindOf(node)
  switch (kind.kind) {
    case 'constant':
    case 'choice':
    case 'yes_no':
      return []
    case 'number':
      return fault(
        typeof value === 'number' ? numberFault(node, value, kind.isInteger, words) : words.words.notANumber,
      )
    case 'duration':
    case 'secret':
    case 'day':
    case 'text':
      return fault(textFault(node, String(value), path, words))
    case 'choices':
    case 'texts':
    case 'list':
      return listFaults(node, Array.isArray(value) ? value : [], path, words)
    case 'record':
      return isObject(value)
        ? Object.entries(value).flatMap(([name, each]) =>
            findFaults(kind.value, each, [...path, name], words),
          )
        : []
    case 'object':
    case 'json':
      return memberFaults(node, value, path, words)
    case 'alternatives': {
      const chosen = kind.alternatives.find(({ matches }) => matches(value))
      if (chosen === undefined) return fault(words.words.required)
      return chosen.node.properties === undefined && chosen.node.items === undefined
        ? []
        : findFaults(chosen.node, value, path, words)
    }
  }
}
