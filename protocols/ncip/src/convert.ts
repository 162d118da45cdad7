import type { ElementType } from '@lendwire/xml'
import { contentModels } from './content-models.ts'
import { problems1, problems2 } from './convert-problems.ts'
import type { Edition, Message, PartialMessage } from './message.ts'
import { problemsOf } from './problem.ts'
import { type Properties, propertiesOf } from './properties.ts'

/** A message in the other edition. */
export type Converted = {
  /** Complete as far as the other edition asks for no more than there was; writing tells. */
  readonly message: PartialMessage
  /** The parts without a counterpart in the other edition, as paths in the original message. */
  readonly dropped: readonly string[]
}

type Conversion = {
  readonly to: Edition
  readonly dropped: string[]
  /** The agency of ids in version 1 that have none in version 2. */
  readonly agency: Properties
}

/** The names in version 1 that differ from version 2. */
const names1: Readonly<Record<string, string>> = {
  AgencyId: 'UniqueAgencyId',
  BibliographicId: 'UniqueBibliographicId',
  ItemId: 'UniqueItemId',
  RequestId: 'UniqueRequestId',
  UserId: 'UniqueUserId',
}
const names2: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(names1).map(([newer, older]) => [older, newer])),
  VisibleItemId: 'ItemId',
  VisibleItemIdentifier: 'ItemIdentifierValue',
  VisibleItemIdentifierType: 'ItemIdentifierType',
  VisibleUserId: 'UserId',
  VisibleUserIdentifier: 'UserIdentifierValue',
  VisibleUserIdentifierType: 'UserIdentifierType',
}
/** An id with a type is a visible one in version 1, where version 1 allows one. */
const visible: Readonly<Record<string, string>> = { ItemId: 'VisibleItemId', UserId: 'VisibleUserId' }

/**
 * Puts a message of version 2 as version 1 says it: `UniqueItemId` for `ItemId`, schemes as elements, problems as
 * errors. A scheme that does not exist becomes an empty one, an agency that an id has none of the one of ToAgencyId.
 *
 * @returns undefined if version 1 has no such message
 */
export function toVersion1(message: Message | PartialMessage): Converted | undefined {
  return message.edition === '1' ? { message, dropped: [] } : convert(message, '1')
}

/**
 * Puts a message of version 1 as version 2 says it.
 *
 * @returns undefined if version 2 has no such message (AuthenticateUser)
 */
export function toVersion2(message: Message | PartialMessage): Converted | undefined {
  return message.edition === '2' ? { message, dropped: [] } : convert(message, '2')
}

function convert(message: Message | PartialMessage, to: Edition): Converted | undefined {
  const { kind } = message
  const body = propertiesOf(message.body)
  const type = childType(contentModels[to].root.type, kind)
  if (type === undefined || kind === 'Problem' || kind === 'Ext') return undefined
  const header = propertiesOf(body.InitiationHeader ?? body.ResponseHeader)
  const { AgencyId } = propertiesOf(header.ToAgencyId)
  const { value = '', Scheme = '' } = propertiesOf(AgencyId)
  const conversion: Conversion = { to, dropped: [], agency: { Scheme, Value: value } }
  const { Problem: _, MessagingError: __, UserTransaction, LoanedItem, RequestedItem, ...rest } = body
  const lists =
    to === '1' ? { UserTransaction: listed({ LoanedItem, RequestedItem }) } : propertiesOf(UserTransaction)
  const converted = {
    ...convertGroup(conversion, { ...rest, ...lists }, type, kind),
    ...(to === '1' ? problems1(problemsOf(message), type) : problems2(problemsOf(message), isScheme)),
  }
  return { message: { edition: to, kind, body: converted } as PartialMessage, dropped: conversion.dropped }
}

/** Returns whether a scheme of version 1, which may be any text, is the URI that version 2 asks for. */
function isScheme(scheme: string): boolean {
  return pair2?.attributes.get('Scheme')?.type.allows(scheme) === true
}

const pair2 = contentModels['2'].types.get('SchemeValuePair')

/** Returns a list, or undefined where there is nothing in it. */
function listed(properties: Properties): Properties | undefined {
  return Object.values(properties).every((value) => value === undefined) ? undefined : properties
}

function convertValue(conversion: Conversion, value: unknown, type: ElementType, path: string): unknown {
  if (type.name === 'SchemeValuePair') return convertPair(conversion, value, path)
  if (type.content.kind !== 'group') return value
  return convertGroup(conversion, propertiesOf(value), type, path)
}

function convertPair(conversion: Conversion, value: unknown, path: string): unknown {
  const pair = propertiesOf(value)
  if (conversion.to === '1') return { Scheme: pair.Scheme ?? '', Value: pair.value ?? '' }
  const { Value, Scheme } = pair
  if (typeof Scheme !== 'string' || Scheme === '') return { value: Value }
  if (isScheme(Scheme)) return { value: Value, Scheme }
  conversion.dropped.push(`${path}/Scheme`)
  return { value: Value }
}

function convertGroup(conversion: Conversion, from: Properties, type: ElementType, path: string): Properties {
  const into: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined) continue
    const place = `${path}/${name}`
    const target = targetOf(conversion, name, value, type)
    const child =
      type.content.kind === 'group' && target !== undefined ? type.content.children.get(target) : undefined
    const values = Array.isArray(value) ? value : [value]
    // The visible ids that version 1 lists beside an id have no place where version 2 has one id only.
    const isBeside = name.startsWith('Visible') && Array.isArray(value) && child?.repeats === false
    if (target === undefined || child === undefined || isBeside) {
      conversion.dropped.push(place)
      continue
    }
    const items = values.map((item) => convertValue(conversion, item, child.type, place))
    if (child.repeats) into[target] = [...propertyList(into[target]), ...items]
    else into[target] ??= items[0]
    if (!child.repeats && items.length > 1) conversion.dropped.push(`${place}[2]`)
  }
  if (conversion.to === '2') return into
  if (
    type.name === 'RequestItem' &&
    into.UniqueItemId !== undefined &&
    into.UniqueBibliographicId !== undefined
  ) {
    conversion.dropped.push(`${path}/BibliographicId`)
    into.UniqueBibliographicId = undefined
  }
  return completeId(conversion, into, type)
}

function targetOf({ to }: Conversion, name: string, value: unknown, type: ElementType): string | undefined {
  if (to === '2') return [name, names2[name]].find((one) => one !== undefined && hasChild(type, one))
  const inner = propertiesOf(Array.isArray(value) ? value[0] : value)
  const isTyped = inner[`${name.replace(/Id$/, '')}IdentifierType`] !== undefined
  const isAlternative =
    type.content.kind === 'group' && type.content.children.get(visible[name] ?? '')?.repeats === false
  const order = isTyped && isAlternative ? [visible[name], names1[name]] : [names1[name], visible[name]]
  const visibleNames = type.name.startsWith('Visible') ? [`Visible${name.replace(/Value$/, '')}`] : []
  return [...visibleNames, ...order, name].find((one) => one !== undefined && hasChild(type, one))
}

/**
 * Adds what an id needs to be complete. Ids of version 1 are nothing without an agency, visible ones without a type.
 */
function completeId(conversion: Conversion, into: Properties, type: ElementType): Properties {
  const visibleType = `${type.name.replace(/Id$/, 'IdentifierType')}`
  if (type.name.startsWith('Visible') && hasChild(type, visibleType))
    return { [visibleType]: emptyPair, ...into }
  return /^Unique.+Id$/.test(type.name) && hasChild(type, 'UniqueAgencyId')
    ? { UniqueAgencyId: conversion.agency, ...into }
    : into
}

const emptyPair = { Scheme: '', Value: '' }

function hasChild({ content }: ElementType, name: string): boolean {
  return content.kind === 'group' && content.children.has(name)
}

function childType({ content }: ElementType, name: string): ElementType | undefined {
  return content.kind === 'group' ? content.children.get(name)?.type : undefined
}

function propertyList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
