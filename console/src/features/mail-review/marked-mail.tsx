import type { components } from '@lendwire/client'
import type { ReactNode } from 'react'
import { useWords } from '../../words/words-context.tsx'
import classes from './mail-review.module.css'

type Sentence = NonNullable<components['schemas']['Mail']['sentences']>[number]

/** What needs no mark: nothing follows from it. */
const plain: readonly string[] = ['courtesy', 'aside', 'information']

type Part = { readonly text: string; readonly means: readonly Sentence['means'][number][] }

/** Cuts a text at its sentences, in their order; a sentence that is not found as it is stays unmarked. */
const cut = (text: string, sentences: readonly Sentence[]): readonly Part[] => {
  const parts: Part[] = []
  let place = 0
  for (const { text: sentence, means } of sentences) {
    const found = sentence === '' ? -1 : text.indexOf(sentence, place)
    const telling = means.filter((each) => !plain.includes(each))
    if (found < 0 || telling.length === 0) continue
    parts.push({ text: text.slice(place, found), means: [] }, { text: sentence, means: telling })
    place = found + sentence.length
  }
  return [...parts, { text: text.slice(place), means: [] }]
}

type Props = { readonly text: string; readonly sentences: readonly Sentence[] }

/** A mail as it was written, with a mark on each sentence that something follows from, or that is to be read. */
export const MarkedMail = ({ text, sentences }: Props) => {
  const { words } = useWords()
  const labels = words.mailReview.sentences.means
  return (
    <p className={classes.text}>
      {cut(text, sentences).map(({ text: part, means }, place): ReactNode => {
        const said = means.map((each) => labels[each]).join(', ')
        return means.length === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail may hold a sentence twice, and its order does not change
          <mark key={place} title={said}>
            {part}
            <span className="visually-hidden"> ({said})</span>
          </mark>
        )
      })}
    </p>
  )
}
