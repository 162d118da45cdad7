import type { ElementType } from '@lendwire/xml'
import { contentModels } from './content-models.ts'
import type { Edition, Message, PartialMessage } from './message.ts'

/** A part of a message that the other edition has no place for: its element, and what it said. */
export type DroppedPart = { readonly name: string; readonly text: string }

/** A message in the other edition. */
export type ConvertedMessage = {
  /** Complete as far as the other edition asks for no more than there was; writing tells. */
  readonly message: PartialMessage
  readonly dropped: readonly DroppedPart[]
}

type Properties = Readonly<Record<string, unknown>>

/** The elements that have another name or place, by their parent: `parent/name` is in another part of the message. */
const moved: Readonly<Record<Edition, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  '2021-2': {
    serviceInfo: { preferredFormat: 'itemFormat' },
    deliveryInfo: { sentVia: 'deliveryMethod', deliveredFormat: 'itemFormat' },
    messageInfo: {
      offeredCosts: 'retryInfo/offeredCosts',
      retryAfter: 'retryInfo/retryAfter',
      retryBefore: 'retryInfo/retryBefore',
    },
  },
  '1.2': {
    serviceInfo: { itemFormat: 'preferredFormat' },
    deliveryInfo: { deliveryMethod: 'sentVia', itemFormat: 'deliveredFormat' },
    retryInfo: {
      offeredCosts: 'messageInfo/offeredCosts',
      retryAfter: 'messageInfo/retryAfter',
      retryBefore: 'messageInfo/retryBefore',
    },
  },
}

/** The code that comes nearest, for codes that only edition 2021-2 has. */
const nearest: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { HoldReturn: 'Loaned', ReleaseHoldReturn: 'Loaned' },
  action: { HoldReturn: 'Notification', Lost: 'Notification' },
}

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const propertiesOf = (value: unknown): Properties => (isObject(value) ? value : {})

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join(', ')
    : isObject(value)
      ? Object.entries(value)
          .filter(([name]) => name !== 'scheme')
          .map(([, each]) => textOf(each))
          .join(' ')
      : String(value ?? '')

const childrenOf = (type: ElementType | undefined) =>
  type?.content.kind === 'group' ? type.content.children : undefined

type Conversion = {
  readonly to: Edition
  readonly dropped: DroppedPart[]
  /** What goes to another part of the message, by that part. */
  readonly elsewhere: Map<string, Record<string, unknown>>
}

const drop = ({ dropped }: Conversion, name: string, value: unknown): void => {
  const text = textOf(value).trim()
  if (text !== '') dropped.push({ name, text })
}

const convertValue = (conversion: Conversion, name: string, value: unknown, type: ElementType): unknown => {
  const { content, attributes } = type
  if (content.kind === 'group') return convertGroup(conversion, name, propertiesOf(value), type)
  if (content.kind === 'codes' && typeof value === 'string' && !content.values.has(value)) {
    drop(conversion, name, value)
    return nearest[name]?.[value]
  }
  // An open code has attributes, and a text that was one may have none.
  if (attributes.size > 0 && typeof value === 'string') return { value }
  return attributes.size === 0 && isObject(value) ? value.value : value
}

const convertGroup = (
  conversion: Conversion,
  parent: string,
  from: Properties,
  type: ElementType | undefined,
): Properties => {
  const into: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined) continue
    const [place = name, inOther] = (moved[conversion.to][parent]?.[name] ?? name).split('/')
    if (inOther !== undefined) {
      const part = conversion.elsewhere.get(place) ?? {}
      conversion.elsewhere.set(place, part)
      part[inOther] = value
      continue
    }
    const child = childrenOf(type)?.get(place)
    if (child === undefined) {
      drop(conversion, name, value)
      continue
    }
    // Numbers that count otherwise say nothing there.
    if (child.type.content.kind === 'simple' && !child.type.content.type.allows(textOf(value))) continue
    const [first, ...others] = listOf(value)
    if (child.repeats)
      into[place] = listOf(value).map((each) => convertValue(conversion, place, each, child.type))
    else {
      into[place] = convertValue(conversion, place, first, child.type)
      for (const each of others) drop(conversion, name, each)
    }
  }
  return into
}

/**
 * Writes a message in the words of the other edition of the schema: elements of another name, elements that stand in
 * another part, and one value where there may be several.
 *
 * @returns the message, and what it said that the other edition has no place for; the same message where it is in that
 *   edition already
 */
export function convertMessage(message: Message | PartialMessage, to: Edition): ConvertedMessage {
  if (message.edition === to) return { message, dropped: [] }
  const root = childrenOf(contentModels[to].root.type)?.get(message.kind)?.type
  const conversion: Conversion = { to, dropped: [], elsewhere: new Map() }
  const parts: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(propertiesOf(message.body))) {
    const child = childrenOf(root)?.get(name)
    // A part that the other edition lacks may have elements that stand elsewhere in it.
    if (child === undefined) convertGroup(conversion, name, propertiesOf(value), undefined)
    else if (value !== undefined)
      Object.assign(parts, convertGroup(conversion, message.kind, { [name]: value }, root))
  }
  for (const [part, values] of conversion.elsewhere) {
    const type = childrenOf(root)?.get(part)?.type
    parts[part] = { ...propertiesOf(parts[part]), ...convertGroup(conversion, '', values, type) }
  }
  const isConfirmation = message.kind.endsWith('Confirmation')
  const body =
    to === '1.2' && !isConfirmation
      ? { ...parts, header: { multipleItemRequestId: '', ...propertiesOf(parts.header) } }
      : parts
  return { message: { edition: to, kind: message.kind, body } as PartialMessage, dropped: conversion.dropped }
}
