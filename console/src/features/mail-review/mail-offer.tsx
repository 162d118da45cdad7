import { Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'
import classes from './mail-review.module.css'

/** What is done with an offer: it stays open, it is accepted, or the patron is asked. */
export type OfferAnswer = 'leave' | 'accept' | 'ask'

/** The answer to something else that a lender offers. */
export type OfferDraft = {
  readonly answer: OfferAnswer
  /** What it offers, as the lender names it. */
  readonly edition: string
  readonly question: string
}

type Props = {
  readonly draft: OfferDraft
  /** The given name of the patron; undefined where nobody can be asked. */
  readonly patron: string | undefined
  /** False where the offer has a price: it is accepted where the price stands beside the limit. */
  readonly canAccept: boolean
  readonly onChange: (changed: Partial<OfferDraft>) => void
}

/** What a lender offers in place of what was asked for, and whether the library takes it. */
export const MailOffer = ({ draft: { answer, edition, question }, patron, canAccept, onChange }: Props) => {
  const own = useMailReviewWords().offer
  const choices = [
    ...(canAccept ? [{ value: 'accept', label: own.accept, hint: own.acceptHint } as const] : []),
    ...(patron === undefined ? [] : [{ value: 'ask', label: own.ask(patron), hint: own.askHint } as const]),
    { value: 'leave', label: own.leave, hint: own.leaveHint } as const,
  ]
  return (
    <div className={classes.offer}>
      <TextInput
        size="xs"
        data-field="editions"
        label={own.edition}
        maxLength={200}
        value={edition}
        onChange={(event) => onChange({ edition: event.currentTarget.value })}
      />
      <Radio.Group
        aria-label={own.choices}
        value={answer}
        onChange={(value) =>
          onChange({ answer: choices.find((each) => each.value === value)?.value ?? 'leave' })
        }
      >
        <Stack gap={6}>
          {choices.map(({ value, label, hint }) => (
            <Radio
              key={value}
              size="xs"
              value={value}
              label={label}
              description={hint}
              styles={{ description: { fontSize: 12 } }}
            />
          ))}
        </Stack>
      </Radio.Group>
      {answer === 'ask' && (
        <Textarea
          size="xs"
          data-field="question"
          label={own.question}
          autosize
          minRows={2}
          maxLength={2000}
          required
          withAsterisk={false}
          value={question}
          onChange={(event) => onChange({ question: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
