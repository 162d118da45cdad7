import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import { expect, test } from 'vitest'
import { describeWithShared, listShared, readShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'

const folder = ['interop', 'iso18626', 'crosslink']

/** The four that the schema refuses, with the fault that is to be found. */
const refused = new Map([
  ['msg-invalid.xml', { kind: 'missing_element', path: 'ISO18626Message' }],
  ['reqmsg-invalid-action.xml', { kind: 'bad_value', path: 'requestingAgencyMessage/action' }],
  [
    'supmsg-invalid-reason.xml',
    { kind: 'bad_value', path: 'supplyingAgencyMessage/messageInfo/reasonForMessage', value: 'NoGoodReason' },
  ],
  [
    'supmsg-invalid-status.xml',
    { kind: 'bad_value', path: 'supplyingAgencyMessage/statusInfo/status', value: 'WeCouldLoan' },
  ],
])

describeWithShared('messages of an open-source broker', () => {
  const check = iso18626SchemaCheck('1.2')
  const files = listShared('.xml', ...folder)

  test('are there', () => {
    expect(files.length).toBeGreaterThan(20)
  })

  test.each(files.filter((file) => !refused.has(file)))(
    '%s is valid, is read, and survives a round trip',
    (file) => {
      const bytes = readShared(...folder, file)
      expect(validateMessage(bytes)).toMatchObject({ faults: [], edition: '1.2' })
      const result = readMessage(bytes)
      if (!result.ok) throw new Error('not read')
      expect(result.notes).toEqual([])
      const written = writeMessage(result.message)
      expect(check(written)).toEqual([])
      expect(readMessage(written)).toEqual(result)
      expect(texts(written)).toEqual(texts(new TextDecoder().decode(bytes)))
    },
  )

  test.each([...refused])('%s is refused where it is wrong', (file, fault) => {
    const bytes = readShared(...folder, file)
    expect(validateMessage(bytes).faults).toEqual([expect.objectContaining(fault)])
    expect(check(bytes)).not.toEqual([])
    expect(readMessage(bytes).ok).toBe(false)
  })

  test('a refused message still shows what was sent, and whose it is', () => {
    const result = readMessage(readShared(...folder, 'supmsg-invalid-status.xml'))
    expect(result).toMatchObject({
      ok: false,
      partial: {
        kind: 'supplyingAgencyMessage',
        edition: '1.2',
        body: {
          header: { requestingAgencyRequestId: 'reqid', timestamp: '2024-12-12T20:12:00.62959771Z' },
          statusInfo: { status: 'WeCouldLoan' },
        },
      },
    })
  })
})

/** Returns the texts of a document in their order: what must not change from reading to writing in the same edition. */
function texts(xml: string): readonly string[] {
  return [...xml.matchAll(/>([^<>]*)<\//g)].map(([, text = '']) => text.trim()).filter((text) => text !== '')
}
