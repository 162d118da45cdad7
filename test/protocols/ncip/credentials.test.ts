import { redactCredentials, shownCredential } from 'node-ncip'
import { describe, expect, test } from 'vitest'

const utf8 = (xml: string): Uint8Array => new TextEncoder().encode(xml)
const utf16 = (xml: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from(
    Array.from(`\uFEFF${xml}`).flatMap((character) => {
      const code = character.charCodeAt(0)
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]
    }),
  )
const message = (header: string): string =>
  `<NCIPMessage><LookupUser><InitiationHeader>${header}</InitiationHeader></LookupUser></NCIPMessage>`

describe('credentials are taken out of what is kept', () => {
  test.each([
    '<n:FromAgencyAuthentication>secret</n:FromAgencyAuthentication>',
    '<FromSystemAuthentication a="b">secret</FromSystemAuthentication >',
    '<AuthenticationInputData><![CDATA[a</b> secret]]></AuthenticationInputData>',
    '<FromAgencyAuthentication><!-- </x> -->secret',
  ])('%s', (xml) => {
    const kept = new TextDecoder().decode(redactCredentials(utf8(`<é>${xml}`)))
    expect(kept).not.toContain('secret')
    expect(kept).toMatch(/^<é>.*\*{8}/)
  })

  test.each([true, false])('in UTF-16 too, big-endian: %s', (bigEndian) => {
    const header = (secret: string) =>
      message(`<FromAgencyAuthentication>${secret}</FromAgencyAuthentication><b>kept é</b>`)
    expect(redactCredentials(utf16(header('secret'), bigEndian))).toEqual(
      utf16(header('********'), bigEndian),
    )
    expect(shownCredential(utf16(header('secret'), bigEndian))).toBe('secret')
  })

  test('where there are none the document stays the same object', () => {
    for (const bytes of [utf8('<FromAgencyAuthentication/>kept</x>'), Uint8Array.from([0xff, 0xfe, 0x3c])])
      expect(redactCredentials(bytes)).toBe(bytes)
  })
})

describe('what a message shows', () => {
  const shown = '<FromAgencyAuthentication> a&lt;b&amp;c </FromAgencyAuthentication>'

  test.each([
    ['a whole message', message(shown)],
    [
      'one with a prefix',
      message(shown)
        .replace(/<(\/?)/g, '<$1n:')
        .replace('>', ' xmlns:n="http://www.niso.org/2008/ncip">'),
    ],
    ['its beginning', message(shown).slice(0, -20)],
    ['a broken one', message(`${shown}<a></b>`)],
  ])('%s', (_, xml) => {
    expect(shownCredential(utf8(xml))).toBe('a<b&c')
  })

  test.each([
    ['nothing', message('')],
    ['an empty element', message('<FromAgencyAuthentication> </FromAgencyAuthentication>')],
    ['the element elsewhere', message('').replace('<LookupUser>', `<LookupUser>${shown}`)],
    ['no XML', 'hello'],
  ])('%s: nothing', (_, xml) => {
    expect(shownCredential(utf8(xml))).toBeUndefined()
  })
})
