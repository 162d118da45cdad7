import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { de } from '../../console/src/words/de.ts'
import { en } from '../../console/src/words/en.ts'
import { explainEvent } from '../../console/src/words/explanations/explain-event.ts'
import { explanationSentencesDe } from '../../console/src/words/explanations/sentences-de.ts'
import { createFormats } from '../../console/src/words/formats.ts'

const partnerName = (code: string): string => (code === 'NORTH' ? 'North Library' : code)
const inGerman = (explanation: string): string =>
  explainEvent(explanation, { words: de, formats: createFormats('de'), partnerName })
const inEnglish = (explanation: string): string =>
  explainEvent(explanation, { words: en, formats: createFormats('en'), partnerName })

const readSources = (folder: string): readonly string[] => {
  const root = fileURLToPath(new URL(`../../src/${folder}`, import.meta.url))
  return globSync('**/*.ts', { cwd: root }).map((file) => readFileSync(`${root}/${file}`, 'utf8'))
}
const sources = readSources('borrowing')
const citationSources = readSources('citation')

/** Returns the text between the parenthesis that opens at a place and the one that closes it. */
const argumentsAt = (source: string, start: number): string => {
  let depth = 0
  for (let end = start; end < source.length; end += 1) {
    if (source[end] === '(') depth += 1
    if (source[end] === ')') depth -= 1
    if (depth === 0) return source.slice(start, end)
  }
  return source.slice(start)
}

/** Every sentence and every template that the life cycle explains a decision with. */
const literals = sources.flatMap((source) =>
  [...source.matchAll(/\bexplain\(/g)].flatMap(({ index }) =>
    [...argumentsAt(source, index + 'explain'.length).matchAll(/'([^'\n]*)'|`([^`]*)`/g)]
      .map(([, sentence, template]) => sentence ?? template ?? '')
      // The others are codes.
      .filter((text) => text.includes(' ')),
  ),
)

/** Returns a template with something in each of its places: a number does everywhere. `why` brings its own colon. */
const filledIn = (template: string): string =>
  template.replaceAll(/\$\{why\}/g, ': 1').replaceAll(/\$\{[^}]*\}/g, '1')

describe('explanations of the timeline', () => {
  test('each sentence of the life cycle reads in German', () => {
    expect(literals.length).toBeGreaterThan(35)
    const made = literals.map(filledIn)
    expect(made.filter((each) => inGerman(each) === each)).toEqual([])
  })

  test('each reason why a request needs attention reads in German', () => {
    const raised = sources.flatMap((source) =>
      [...source.matchAll(/\braise\(/g)].flatMap(({ index }) =>
        [...argumentsAt(source, index + 'raise'.length).matchAll(/reason: '([^'\n]* [^'\n]*)'/g)].map(
          ([, reason = '']) => reason,
        ),
      ),
    )
    expect(raised.length).toBeGreaterThan(1)
    expect(raised.filter((each) => inGerman(each) === each)).toEqual([])
  })

  test('each reason for which a source of citations fills in nothing reads in German', () => {
    const reasons = citationSources.flatMap((source) =>
      [...source.matchAll(/reason: (?:'([^'\n]+)'|`([^`]+)`)/g)].map(([, whole, template = '']) =>
        filledIn(whole ?? template),
      ),
    )
    expect(reasons.length).toBeGreaterThan(7)
    expect(reasons.filter((each) => inGerman(each) === each)).toEqual([])
  })

  test('no German sentence is left over', () => {
    const all = [...sources, ...citationSources].join('\n')
    // Two are made of halves: what the profile does without a sending rule.
    const made = /^no sending rule matches|^the library’s own system knows the patron$/
    const left = Object.keys(explanationSentencesDe).filter((each) => !made.test(each) && !all.includes(each))
    expect(left).toEqual([])
  })

  test.each([
    [
      'nothing filled in from the catalogue: it answered with HTTP status 503',
      'nichts aus dem Katalog ergänzt: die Antwort kam mit dem HTTP-Status 503',
      'nothing filled in from the catalogue: it answered with HTTP status 503',
    ],
    [
      'nothing filled in from the catalogue: the XML cannot be read: not_well_formed',
      'nichts aus dem Katalog ergänzt: das XML ist nicht lesbar (nicht wohlgeformt)',
      'nothing filled in from the catalogue: its XML cannot be read (not well-formed)',
    ],
    ['next partner: NORTH', 'nächster Partner: North Library', 'next partner: North Library'],
    [
      'partner NORTH skipped: closed until 2030-01-03',
      'North Library übergangen: geschlossen bis 3. Jan. 2030',
      'North Library skipped: closed until 3 Jan 2030',
    ],
    [
      'partner NORTH left out: at its limit: 3 of 3 requests open',
      'North Library ausgelassen: an der Grenze: 3 von 3 Bestellungen offen',
      'North Library left out: at its limit: 3 of 3 requests open',
    ],
    [
      'partner NORTH left out: does not lend copy or loan',
      'North Library ausgelassen: bietet nicht an: Kopie oder Leihe',
      'North Library left out: does not offer: Copy or loan',
    ],
    [
      'rota: template nearby, rule 1 “Everything, in order”',
      'Leitweg: Vorlage nearby, Regel 1 „Everything, in order“',
      'rota: template nearby, rule 1 “Everything, in order”',
    ],
    [
      'sending rule 2 “Copies”: held until 2030-01-03',
      'Versand nach Regel 2 „Copies“: angehalten bis 3. Jan. 2030',
      'sending rule 2 “Copies”: held until 3 Jan 2030',
    ],
    [
      'sending rule 2 “Copies”: waits for staff',
      'Versand nach Regel 2 „Copies“: wartet auf das Personal',
      'sending rule 2 “Copies”: waits for staff',
    ],
    [
      'held: approval, duplicate',
      'angehalten: Genehmigung, mögliche Dublette',
      'held: approval, possible duplicate',
    ],
    [
      'renew not sendable: the protocol has none',
      'Verlängerung gewünscht lässt sich nicht senden: the protocol has none',
      'Renewal wanted cannot be sent: the protocol has none',
    ],
    [
      'request not sendable in full: left out, since the message has no place for it: the note, the number of pages',
      'Bestellung lässt sich nicht ganz senden: Die Nachricht hat keinen Platz für die Bemerkung, die Seitenzahl',
      'Request cannot be sent in full: the message has no place for the note, the number of pages',
    ],
    [
      'shipped only in stage sent; it is in closed',
      'hat geliefert: nur, wenn sie so steht: gesendet; sie steht so: abgeschlossen',
      'has shipped: only when it is: sent; it is: closed',
    ],
    [
      'nothing filled in from the catalogue: it does not know the ISBN',
      'nichts aus dem Katalog ergänzt: ISBN ist dort nicht bekannt',
      'nothing filled in from the catalogue: it does not know the ISBN',
    ],
    [
      'filled in from Crossref by DOI: titleOfComponent, identifiers/ISSN',
      'aus Crossref ergänzt, nach DOI: Titel des Aufsatzes oder Kapitels, ISSN',
      'filled in from Crossref by DOI: Title of the article or chapter, ISSN',
    ],
    [
      'the sources of citations say nothing new: nothing filled in from PubMed: it does not know the PMID',
      'die Quellen für Titelangaben sagen nichts Neues: nichts aus PubMed ergänzt: PMID ist dort nicht bekannt',
      'the sources of citations say nothing new: nothing filled in from PubMed: it does not know the PMID',
    ],
  ])('%s', (explanation, german, english) => {
    expect(inGerman(explanation)).toBe(german)
    expect(inEnglish(explanation)).toBe(english)
  })

  test('one that is not known is shown as it came', () => {
    expect(inGerman('the moon is full')).toBe('the moon is full')
  })
})
