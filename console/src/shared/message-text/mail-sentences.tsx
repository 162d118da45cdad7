import type { components } from '@lendwire/client'
import { Badge } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import classes from './mail-sentences.module.css'

type Sentence = NonNullable<components['schemas']['Mail']['sentences']>[number]

/** The sentences of a mail, each marked with what it became. */
export const MailSentences = ({ sentences }: { readonly sentences: readonly Sentence[] }) => {
  const { words } = useWords()
  const labels = words.mailReview.sentences
  return (
    <ul className={classes.sentences} aria-label={labels.title}>
      {sentences.map(({ text, means }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail may hold a sentence twice, and its order does not change
        <li key={place} data-means={means[0]}>
          {text}{' '}
          {means.map((each) => (
            <Badge key={each} size="xs" variant="default" radius="sm" tt="none" fw={500}>
              {labels.means[each]}
            </Badge>
          ))}
        </li>
      ))}
    </ul>
  )
}
