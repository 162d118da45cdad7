import {
  type Edition,
  type Message,
  type PartialMessage,
  readMessage,
  validateMessage,
  writeMessage,
} from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { arbitraryMessage, editions } from './arbitrary-messages.ts'
import { rewrite } from './mutate.ts'

const namespace = 'http://illtransactions.org/2013/iso18626'
const agencies = `<supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>S</agencyIdValue></supplyingAgencyId>
  <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>R</agencyIdValue></requestingAgencyId>`
const times =
  '<timestamp>2026-01-31T10:00:00Z</timestamp><requestingAgencyRequestId>L-1-1</requestingAgencyRequestId>'
const header12 = `<header>${agencies}<multipleItemRequestId/>${times}</header>`
const header20212 = `<header>${agencies}${times}</header>`

function document(content: string, version: string | undefined): string {
  const attribute = version === undefined ? '' : ` i:version="${version}"`
  return `<ISO18626Message xmlns="${namespace}" xmlns:i="${namespace}"${attribute}>${content}</ISO18626Message>`
}

const action = (header: string, code: string): string =>
  `<requestingAgencyMessage>${header}<action>${code}</action></requestingAgencyMessage>`

describe('the edition', () => {
  test.each<[string, Edition]>([
    ['1.0', '1.2'],
    ['1.1', '1.2'],
    ['1.2', '1.2'],
    [' 1.2 ', '1.2'],
    ['2017', '1.2'],
    ['1.3', '2021-2'],
    ['1_3_2021', '2021-2'],
    ['2021', '2021-2'],
    ['2021-1', '2021-2'],
    ['2021-2', '2021-2'],
  ])('is read from version %s as %s, whatever the message holds', (version, edition) => {
    for (const header of [header12, header20212]) {
      expect(validateMessage(document(action(header, 'Received'), version))).toMatchObject({
        edition,
        version,
      })
    }
  })

  test.each<[string, Edition]>([
    [action(header12, 'Received'), '1.2'],
    [action(header20212, 'Received'), '2021-2'],
    [action(header20212, 'Lost'), '2021-2'],
    ['<requestConfirmation/>', '1.2'],
  ])('is the one that fits better where the version names none', (content, edition) => {
    for (const version of [undefined, '', '3.0', 'draft']) {
      expect(validateMessage(document(content, version))).toMatchObject({ edition, version })
    }
  })

  test('is chosen by the caller', () => {
    const result = readMessage(document(action(header20212, 'HoldReturn'), '1.2'), { edition: '2021-2' })
    expect(result).toMatchObject({ ok: true, edition: '2021-2', version: '1.2', notes: [] })
    expect(readMessage(document(action(header20212, 'HoldReturn'), '1.2')).ok).toBe(false)
  })
})

describe('documents that cannot be read', () => {
  test.each([
    ['no XML', 'hello', 'not_well_formed'],
    ['nothing', '', 'not_well_formed'],
    ['another document', '<html/>', 'unknown_element'],
    ['another namespace', '<ISO18626Message xmlns="urn:other"/>', 'unknown_element'],
    ['no message in it', document('', '1.2'), 'missing_element'],
    ['an unknown message in it', document('<cancelMessage/>', '1.2'), 'unknown_element'],
  ])('%s: no partial message, no kind', (_, input, kind) => {
    const result = readMessage(input)
    expect(result).toMatchObject({ ok: false, partial: undefined })
    expect(result.ok || result.faults[0]?.kind).toBe(kind)
    expect(validateMessage(input).kind).toBe(undefined)
  })

  test('limits are the caller’s to set', () => {
    const xml = document(action(header12, 'Received'), '1.2')
    expect(readMessage(xml, { limits: { elements: 5 } })).toMatchObject({
      ok: false,
      faults: [{ kind: 'limit_exceeded' }],
    })
    expect(readMessage(xml, { limits: { elements: 50 } }).ok).toBe(true)
  })
})

describe('documents that can be read in part', () => {
  test('an unknown action', () => {
    expect(readMessage(document(action(header12, ' Foo '), '1.2'))).toMatchObject({
      ok: false,
      partial: {
        kind: 'requestingAgencyMessage',
        body: { action: 'Foo', header: { requestingAgencyRequestId: 'L-1-1' } },
      },
      faults: [{ kind: 'bad_value', path: 'requestingAgencyMessage/action', value: ' Foo ' }],
    })
  })

  test('a message that is nearly empty', () => {
    expect(readMessage(document('<supplyingAgencyMessage/>', '1.2'))).toMatchObject({
      ok: false,
      partial: { edition: '1.2', kind: 'supplyingAgencyMessage', body: {} },
    })
  })

  test('a Notification with an empty status', () => {
    const content = `<supplyingAgencyMessage>${header12}<messageInfo><reasonForMessage>Notification</reasonForMessage>
      <note>Hello</note></messageInfo><statusInfo><status/><lastChange/></statusInfo></supplyingAgencyMessage>`
    const result = readMessage(document(content, '1.2'))
    expect(result).toMatchObject({ ok: false, partial: { body: { messageInfo: { note: 'Hello' } } } })
    expect(result.ok || result.partial?.body).toHaveProperty('statusInfo', {})
  })

  test('two messages in one document are refused, so that neither is lost unseen', () => {
    const result = readMessage(document(action(header12, 'Received') + action(header12, 'Cancel'), '1.2'))
    expect(result).toMatchObject({ ok: false, partial: { body: { action: 'Received' } } })
  })

  test('a message that fits is a partial one too', () => {
    const result = readMessage(document(action(header12, 'Received'), '1.2'))
    const received: PartialMessage | undefined = result.ok ? result.message : result.partial
    expect(
      received?.kind === 'requestingAgencyMessage' && received.body.header?.requestingAgencyRequestId,
    ).toBe('L-1-1')
  })
})

describe('tolerated faults change nothing', () => {
  const renamed = (edition: Edition, message: Message, change: (xml: string) => string): void => {
    const result = readMessage(change(writeMessage(message)), { edition })
    expect(result).toMatchObject({ ok: true, message })
    expect(result.ok && result.message).toEqual(message)
  }

  describe.each(editions)('edition %s', (edition) => {
    test('another prefix, no namespace, blank lines, elements of others', () => {
      fc.assert(
        fc.property(arbitraryMessage(edition), (message) => {
          renamed(edition, message, (xml) =>
            xml.replaceAll(/<(\/?)(\w)/g, '<$1p:$2').replace('xmlns=', 'xmlns:p='),
          )
          renamed(edition, message, (xml) =>
            xml.replace(/ xmlns="[^"]*" xmlns:ill="[^"]*"/, '').replaceAll('ill:', ''),
          )
          renamed(edition, message, (xml) =>
            xml
              .replaceAll('><', '>\n <')
              .replaceAll('/>', '></x>')
              .replaceAll(/<([\w]+)([^<>]*)><\/x>/g, '<$1$2></$1>'),
          )
          renamed(edition, message, (xml) =>
            xml.replaceAll(/(<\/\w+>)(?=<\/)/g, '$1<o:x xmlns:o="urn:o" o:y=""><o:z>text</o:z></o:x>'),
          )
        }),
        { numRuns: draws(100) },
      )
    })

    test('another order', () => {
      fc.assert(
        fc.property(arbitraryMessage(edition), (message) => {
          renamed(edition, message, (xml) => rewrite(xml, reversedByName))
        }),
        { numRuns: draws(300) },
      )
    })
  })
})

/** Turns the order around, but for elements of the same name among themselves. */
function reversedByName<Named extends { name: string }>(children: readonly Named[]): Named[] {
  return [...new Set(children.map(({ name }) => name))]
    .reverse()
    .flatMap((name) => children.filter((child) => child.name === name))
}
