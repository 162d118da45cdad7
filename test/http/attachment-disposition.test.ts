import { expect, test } from 'vitest'
import { attachmentDisposition } from '../../src/http/responses/attachment-disposition.ts'

const pdf = 'application/pdf'

test.each([
  ['a plain name', 'lending.pdf', pdf, 'lending.pdf'],
  ['no name', null, pdf, 'file.pdf'],
  ['no name of an unknown type', null, null, 'file'],
  [
    'signs that end a header or its parameter',
    'a"; x=y\r\nX-Evil: 1',
    null,
    'a%22%3B%20x%3Dy%0D%0AX-Evil%3A%201',
  ],
  ['signs that RFC 8187 reserves', "it's (1)*.pdf", pdf, 'it%27s%20%281%29%2A.pdf'],
  ['a name that was cut within a character', `${'a'.repeat(3)}😀`.slice(0, 4), null, 'aaa%EF%BF%BD'],
  ['the extension of a program for a PDF', 'virus.exe', pdf, 'virus.exe.pdf'],
  ['no extension', 'scan', 'image/tiff', 'scan.tif'],
  ['an extension in upper case', 'SCAN.TIFF', 'image/tiff', 'SCAN.TIFF'],
  [
    'the extension of a PDF for a program',
    'letter.pdf',
    'application/vnd.microsoft.portable-executable',
    'letter.pdf.bin',
  ],
  ['the extension of a PDF for unknown bytes', 'letter.pdf', null, 'letter.pdf.bin'],
  ['another name of unknown bytes', 'list.csv', null, 'list.csv'],
  ['marks that turn the direction of writing', 'letter\u202efdp.exe', pdf, 'letterfdp.exe.pdf'],
])('the name of a file to save: %s', (_, name, type, expected) => {
  expect(attachmentDisposition(name, type)).toBe(`attachment; filename*=UTF-8''${expected}`)
})
