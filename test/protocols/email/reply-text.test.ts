import { readReply, replyText } from '@lendwire/email'
import { describe, expect, test } from 'vitest'

describe('the text that the person wrote', () => {
  test.each([
    ['above a quoted letter', 'Yes.\n\nOn 2 Mar 2026, Library wrote:\n> Can you?', 'Yes.'],
    ['below a quoted letter', 'On 2 Mar 2026, Library wrote:\n> Can you?\n\nYes.', 'Yes.'],
    ['between', '> One?\nYes.\n> Two?\nNo.', 'Yes.\n\nNo.'],
    [
      'Gmail, broken over two lines',
      'Yes.\n\nOn Mon, Mar 2, 2026 at 9:02 AM Library <\nill@l.example> wrote:\n\n> x',
      'Yes.',
    ],
    ['an introduction right below the words', 'Yes.\nOn Mon, 2 Mar 2026 at 09:02, L wrote:\n> x', 'Yes.'],
    [
      'German, three lines',
      'Ja.\n\nAm Montag, dem 02.03.2026 um 09:02 Uhr schrieb\nZentralbibliothek Fernleihe und Dokumentlieferung\n<ill@l.example>:\n> x',
      'Ja.',
    ],
    [
      'introduced, not marked',
      'Yes.\n\nOn Monday, 2 March 2026 at 09:02, L wrote:\n\nCan you send it?',
      'Yes.',
    ],
    ['Outlook', 'Yes.\n\nFrom: L\nSent: Monday\nTo: P\nSubject: S\n\nCan you send it?', 'Yes.'],
    ['Outlook in German', 'Ja.\n\nVon: L\nGesendet: Montag\nAn: P\nBetreff: S\n\nx', 'Ja.'],
    ['Outlook in German, original message', 'Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: L\n\nx', 'Ja.'],
    [
      'Outlook header lines above a marked letter',
      'From: L\nSent: M\nTo: P\nSubject: S\n\n> x\n\nYes.',
      'Yes.',
    ],
    ['two labels make no header', 'To: P\nDate: today\nYes.', 'To: P\nDate: today\nYes.'],
    ['forwarded', 'See below.\n\nBegin forwarded message:\n\nFrom: X\n\nshipped', 'See below.'],
    ['forwarded by Gmail', '---------- Forwarded message ---------\nFrom: X\n\nshipped', ''],
    ['a signature', 'Yes.\n-- \nTom\nLibrary', 'Yes.'],
    ['a greeting at the end', 'Yes.\n\nKind regards,\nTom\nInterlibrary Loan', 'Yes.'],
    ['a German greeting', 'Ja.\n\nMit freundlichen Grüßen aus Freiburg\nTom\nFernleihe', 'Ja.'],
    ['MfG', 'Ja.\nMfG\nTom', 'Ja.'],
    ['a greeting at the beginning is none', 'Best\nYes.', 'Best\nYes.'],
    ['an addition below the signature', 'Yes.\n\nRegards\nTom\n\nPS: No.', 'Yes.\n\nPS: No.'],
    ['the line of a telephone', 'Yes.\n\nSent from my iPhone', 'Yes.'],
    ['the German line of a telephone', 'Ja.\n\nVon meinem Samsung Galaxy Smartphone gesendet.', 'Ja.'],
    [
      'a disclaimer',
      'Yes.\n\nThis email is confidential and intended for the addressee.\nReturn it.',
      'Yes.',
    ],
    ['a German disclaimer', 'Ja.\n\nDiese E-Mail enthält vertrauliche Informationen.', 'Ja.'],
    ['a banner', 'CAUTION: This message came from outside the organization.\n\nYes.', 'Yes.'],
    [
      'inline PGP',
      '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n-----BEGIN PGP SIGNATURE-----\nx\n-----END PGP SIGNATURE-----',
      'Yes.',
    ],
    ['a help desk line', 'Yes.\n\n##- Please type your reply above this line -##\n\nx', 'Yes.'],
    [
      'a fill-in block that is not quoted',
      'Yes.\n\n=== Answer form (x) ===\nAnswer: [ ] shipped\nNote:\n=== End of answer form ===',
      'Yes.',
    ],
    [
      'a fill-in block whose end was lost',
      'Yes.\n\n=== Answer form (x) ===\nAnswer: [ ] shipped\nDue date:\nNo.',
      'Yes.\n\nNo.',
    ],
    ['nothing', '', ''],
    ['a colon ends a line', 'We need the following:\nthe volume', 'We need the following:\nthe volume'],
    ['many blank lines', 'Yes.\n\n\n\n\nNo.', 'Yes.\n\nNo.'],
  ])('%s', (_, text, written) => {
    expect(replyText({ text })).toBe(written)
  })
})

test('the signature is kept apart, so that nothing in it is overlooked', () => {
  const reply = readReply({ text: 'Yes.\n\nRegards\nThe book was shipped.', attachments: [], notes: [] })
  expect(reply).toMatchObject({ written: 'Yes.', signature: 'Regards\nThe book was shipped.' })
})
