import { fillSecrets, redactCredentials, replaceCredentials, shownCredential } from 'node-ncip'
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

  test.each([true, false])('are removed from UTF-16 too, big-endian: %s', (bigEndian) => {
    const header = (secret: string) =>
      message(`<FromAgencyAuthentication>${secret}</FromAgencyAuthentication><b>kept é</b>`)
    expect(redactCredentials(utf16(header('secret'), bigEndian))).toEqual(
      utf16(header('********'), bigEndian),
    )
    expect(shownCredential(utf16(header('secret'), bigEndian))).toBe('secret')
  })

  test('a document without credentials stays the same object', () => {
    for (const bytes of [utf8('<FromAgencyAuthentication/>kept</x>'), Uint8Array.from([0xff, 0xfe, 0x3c])])
      expect(redactCredentials(bytes)).toBe(bytes)
  })
})

test('a secret that is not in UTF-8 is read as the single bytes that systems declare', () => {
  const bytes = Uint8Array.from(
    message('<FromAgencyAuthentication>schlüssel</FromAgencyAuthentication>'),
    (character) => character.charCodeAt(0),
  )
  expect(shownCredential(bytes)).toBe('schlüssel')
})

describe('credentials of a message', () => {
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
    ['one with it in a comment too', message(`<!-- <FromAgencyAuthentication>old</> -->${shown}`)],
    [
      'one with CDATA',
      message('<FromAgencyAuthentication>a<![CDATA[<b&]]><!-- -->c</FromAgencyAuthentication>'),
    ],
    ['one with numbers', message('<FromAgencyAuthentication>a&#60;b&#x26;c</FromAgencyAuthentication>')],
    ['one with marks in attributes', message(`<a b="</InitiationHeader>" c='>'/>${shown}`)],
  ])('%s', (_, xml) => {
    expect(shownCredential(utf8(xml))).toBe('a<b&c')
  })

  test.each([
    ['nothing', message('')],
    ['an empty element', message('<FromAgencyAuthentication> </FromAgencyAuthentication>')],
    ['the element elsewhere', message('').replace('<LookupUser>', `<LookupUser>${shown}`)],
    ['no XML', 'hello'],
    ['the element behind the header', message('').replace('</LookupUser>', `${shown}</LookupUser>`)],
    ['the element behind an entity', `<!DOCTYPE a [<!ENTITY b "c">]>${message(shown)}`],
    ['the element too deep', `${'<a>'.repeat(100)}${message(shown)}`],
    ['a cut-off tag', message(shown).slice(0, message(shown).indexOf('FromAgency') + 8)],
  ])('%s: nothing', (_, xml) => {
    expect(shownCredential(utf8(xml))).toBeUndefined()
  })
})

describe('other credentials in the header of', () => {
  const secrets = {
    FromAgencyAuthentication: { secret: 'agency' },
    FromSystemAuthentication: { secret: 'system' },
  }
  const replaced = (xml: string, credentials: Parameters<typeof replaceCredentials>[1] = secrets) =>
    fillSecrets(replaceCredentials(xml, credentials), (name) => `own & ${name}`)
  const agency = '<n:FromAgencyId><n:AgencyId>A</n:AgencyId></n:FromAgencyId>'
  const ownAgency = '<n:FromAgencyAuthentication>own &amp; agency</n:FromAgencyAuthentication>'
  const ownSystem = '<n:FromSystemAuthentication>own &amp; system</n:FromSystemAuthentication>'
  const around = (header: string) =>
    `<n:NCIPMessage><n:ItemShipped><n:InitiationHeader a="b">${header}</n:InitiationHeader><n:Ext/></n:ItemShipped></n:NCIPMessage>`

  test('a response loses those in its header and gets none', () => {
    const response = (header: string) =>
      `<NCIPMessage><ItemShippedResponse><ResponseHeader>${header}</ResponseHeader></ItemShippedResponse></NCIPMessage>`
    expect(replaced(response('<FromAgencyAuthentication>x</FromAgencyAuthentication> <ToAgencyId/>'))).toBe(
      response('<ToAgencyId/>'),
    )
  })

  test('what only looks like one stays, however often it stands there', () => {
    const comment = `<!-- ${'<FromAgencyAuthentication>'.repeat(100_000)} -->`
    const text = '<![CDATA[<FromAgencyAuthentication>x</FromAgencyAuthentication>]]>'
    const xml = `${comment}${around(`${agency}${comment}`).replace('<n:Ext/>', `<n:Ext>${text}</n:Ext>`)}`
    expect(replaceCredentials(xml, {})).toBe(xml)
  })

  test.each([
    ['none', agency, `${ownSystem}${agency}${ownAgency}`],
    [
      'both, one of them with a comment in it',
      `<n:FromSystemId>S</n:FromSystemId><n:FromSystemAuthentication>x</n:FromSystemAuthentication>${agency}<n:FromAgencyAuthentication>y<!-- z --></n:FromAgencyAuthentication>`,
      `<n:FromSystemId>S</n:FromSystemId>${ownSystem}${agency}${ownAgency}`,
    ],
    ['an empty one', `${agency}<n:FromAgencyAuthentication/>`, `${ownSystem}${agency}${ownAgency}`],
  ])('a message with %s', (_, header, own) => {
    expect(replaced(around(header))).toBe(around(own))
    expect(replaced(around(header), {})).toBe(
      around(
        header.replaceAll(
          /<n:From(Agency|System)Authentication(>[\s\S]*?<\/n:From\1Authentication>|\/>)/g,
          '',
        ),
      ),
    )
  })

  test('a response, and what is no message: nothing', () => {
    for (const text of [
      '<ItemShippedResponse><ResponseHeader/></ItemShippedResponse>',
      'It works!',
      '<InitiationHeader>',
    ])
      expect(replaced(text)).toBe(text)
  })
})
