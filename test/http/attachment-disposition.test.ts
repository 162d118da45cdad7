import { expect, test } from 'vitest'
import { attachmentDisposition } from '../../src/http/responses/attachment-disposition.ts'

test.each([
  ['a plain name', 'lending.pdf', 'lending.pdf'],
  ['no name', null, 'file'],
  ['signs that end a header or its parameter', 'a"; x=y\r\nX-Evil: 1', 'a%22%3B%20x%3Dy%0D%0AX-Evil%3A%201'],
  ['signs that RFC 8187 reserves', "it's (1)*.pdf", 'it%27s%20%281%29%2A.pdf'],
  ['a name that was cut within a character', `${'a'.repeat(3)}😀`.slice(0, 4), 'aaa%EF%BF%BD'],
])('the name of a file to save: %s', (_, name, expected) => {
  expect(attachmentDisposition(name)).toBe(`attachment; filename*=UTF-8''${expected}`)
})
