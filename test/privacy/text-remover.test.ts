import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedaction } from '../../src/privacy/redact-content.ts'
import { createTextRemover } from '../../src/privacy/text-remover.ts'

test.each([
  ['a name in any case', 'Call QUIXOTE today', ['quixote'], 'Call  today'],
  ['a part of another word stays', 'Quixotes and Don Quixote', ['quixote'], 'Quixotes and Don '],
  ['a letter of two units goes on', 'quixote𝒜 quixote', ['quixote'], 'quixote𝒜 '],
  ['a wrapped note', 'He said: call\r\n  me<br>now <br/> please!', ['call me now please'], 'He said: !'],
  ['an escaped note', '<a>x&amp;y &lt;z&gt; &quot;q&#39;</a>', ['x&y <z> "q\''], '<a></a>'],
  ['a note that was escaped twice', 'fish &amp;amp; chips', ['fish & chips'], ''],
  ['a note that holds an escape', 'fish &amp;amp; chips', ['fish &amp; chips'], ''],
  ['the first text that begins there', 'call me now', ['call me now', 'call me'], ''],
  ['occurrences that overlap', 'a b a b a c', ['a b a'], ' b a c'],
  ['a letter whose lower case has two units', 'İ x İ', ['İ'], ' x '],
  ['no texts', 'as it was', [], 'as it was'],
])('removes %s', (_name, text, removed, expected) => {
  expect(createTextRemover([], removed)(text)).toBe(expected)
})

test('keeps a text that stays, although it holds a word of the person', () => {
  expect(createTextRemover(['Quixote in Exile'], ['quixote'])('Quixote in exile, for Quixote')).toBe(
    'Quixote in exile, for ',
  )
})

test('removes what a search from each place removes', () => {
  const word = fc.constantFrom('a', 'b', 'ab', 'é', '&', '<')
  const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(sentence, fc.array(sentence, { maxLength: 3 }), (text, removed) => {
      let expected = ''
      for (let at = 0; at < text.length; ) {
        const isInWord = (place: number): boolean => /[\p{L}\p{N}]/u.test(text[place] ?? '')
        const match = removed.find(
          (each) => text.startsWith(each, at) && !isInWord(at - 1) && !isInWord(at + each.length),
        )
        if (match === undefined) expected += text[at]
        at += match?.length ?? 1
      }
      expect(createTextRemover([], removed)(text)).toBe(expected)
    }),
  )
})

/** Searched from each place anew, this takes minutes; as one regular expression, the notes would be too large. */
test('removes long notes of much repetition, and many notes, in linear time', () => {
  const note = '& '.repeat(20_000).trim()
  const notes = [note, ...Array.from({ length: 60 }, (_, index) => `${'word '.repeat(800)}${index}`)]
  const redact = createRedaction(new Set(), { removed: notes, kept: [], words: ['quixote'] })
  const content = `<message><note>${note.replaceAll('&', '&amp;')}</note><title>Exile</title></message>`
  expect(redact(content)).toBe('<message><note></note><title>Exile</title></message>')
})
