import { Button, Kbd, Radio, Stack } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, useEffect, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { MessageSummary, Partner } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useSingleKeys } from '../../shared/single-keys.ts'
import { useCtrlKey } from '../../shared/use-ctrl-key.ts'
import { useRestAfterChange } from '../../shared/use-rest-after-change.ts'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { requestQuery } from '../request/request-queries.ts'
import { MailOffer, type OfferDraft } from './mail-offer.tsx'
import { isRequestNumber, MailRequest, useRequestsAtSender } from './mail-request.tsx'
import classes from './mail-review.module.css'
import { readFacts } from './read-facts.ts'
import { type MailDecision, recordMeaning } from './record-meaning.ts'

type Props = {
  readonly message: MessageSummary
  readonly sender: Partner | undefined
  readonly files: readonly number[]
  /** What is to be answered; empty for nothing. */
  readonly reply: string
  /** Called when the mail is dealt with. */
  readonly onSettled: () => void
}

/** The meanings that are offered whatever the mail was read as, in the order of how often they are right. */
const meanings = [
  'message',
  'unfilled',
  'will_supply',
  'shipped',
  'retry_possible',
  'renewed',
  'recalled',
  'overdue',
  'checked_in',
  'cancel_accepted',
] as const

/** The keys that choose a meaning. */
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** The meanings that are shown at once. */
const maxShown = 4

/** The request that a mail probably belongs to, what the mail seems to mean, and what is done with it. */
export const MailMeaningForm = ({ message, sender, files, reply, onSettled }: Props) => {
  const { words, formats } = useWords()
  const own = useMailReviewWords()
  const ctrl = useCtrlKey()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const labels = words.mailReview
  const read = message.mail?.reading?.event
  const others = useRequestsAtSender(sender, `${message.mail?.subject ?? ''} ${message.mail?.written ?? ''}`)
  const [chosen, setChosen] = useState<string>()
  const number = chosen ?? message.request ?? others[0]?.number ?? ''
  const offered: readonly string[] = [
    ...(read === undefined ? [] : [read.type]),
    ...meanings.filter((type) => type !== read?.type),
  ]
  const [chosenMeaning, setMeaning] = useState<string | null>(read?.type ?? null)
  const answer = reply.trim()
  // Who answers a mail that states nothing has read a message.
  const meaning = chosenMeaning ?? (answer === '' ? null : 'message')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? offered : offered.slice(0, maxShown)
  // An offer of another time keeps its own name.
  const isLater = read?.type === 'retry_possible' && read.after !== undefined
  const names: Readonly<Record<string, string>> = {
    ...words.inputs,
    ...labels.meanings,
    ...(isLater ? {} : { retry_possible: own.offer.meaning }),
  }
  const [offer, setOffer] = useState<OfferDraft>(() => {
    const edition = message.mail?.sentences?.find((each) => each.edition !== undefined)?.edition ?? ''
    return { answer: 'leave', edition, question: edition === '' ? '' : own.offer.asks(edition) }
  })
  const { data: found } = useQuery({
    ...requestQuery(api, number),
    enabled: isRequestNumber(number),
    retry: false,
  })
  const patron = found?.request.patron
  const isOffer = meaning === 'retry_possible'
  const offerAnswer = isOffer ? offer.answer : 'leave'
  const isQuestionMissing = offerAnswer === 'ask' && offer.question.trim() === ''
  const settle = (): void => {
    onSettled()
    queryClient.setQueryData<readonly MessageSummary[]>(['mails-to-review'], (mails) =>
      mails?.filter(({ id }) => id !== message.id),
    )
    void queryClient.invalidateQueries({ queryKey: ['mails-to-review'] })
    void queryClient.invalidateQueries({ queryKey: ['requests'] })
  }
  const title = others.find((each) => each.number === number)?.title ?? number
  const assign = useMutation({
    mutationFn: (decision: MailDecision) => recordMeaning(api, { message, number, files }, decision),
    onSuccess: (result) => {
      if (result === 'not_replied') show({ text: own.notReplied, color: 'red' })
      else show({ text: result === 'replied' ? own.replied(title) : own.recorded(title) })
      settle()
    },
  })
  const dismiss = useMutation({
    mutationFn: () => api.dismissMail(message.id),
    onSuccess: () => {
      show({ text: labels.dismissed })
      settle()
    },
  })
  const canRecord = meaning !== null && number !== '' && !isQuestionMissing
  const { mutate } = assign
  const isBusy = assign.isPending || dismiss.isPending
  const choose = (place: number): void => {
    const type = shown[place]
    if (type !== undefined) setMeaning(type)
  }
  useSingleKeys(Object.fromEntries(digits.map((digit, place) => [digit, () => choose(place)])))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'Enter' || meaning === null || isBusy) return
      event.preventDefault()
      if (canRecord) mutate({ type: meaning, reply: answer, offer })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [meaning, canRecord, answer, offer, mutate, isBusy])
  const reading = message.mail?.reading
  // The next mail appears in the place of the one before.
  const form = useRestAfterChange<HTMLDivElement>(message.id)
  const facts = reading === undefined ? [] : readFacts(reading, { words, formats })
  return (
    <Stack ref={form} gap="md" component="aside" aria-label={labels.request} className={classes.aside ?? ''}>
      <MailRequest
        key={message.request ?? others[0]?.number ?? ''}
        message={message}
        sender={sender}
        number={number}
        others={others}
        onChoose={setChosen}
      />
      <Radio.Group label={read === undefined ? own.means : own.seems} value={meaning} onChange={setMeaning}>
        <Stack gap={6} mt={4}>
          {shown.map((type, place) => (
            <Fragment key={type}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the radio within it is the control */}
              <label className={classes.meaning}>
                <Radio value={type} aria-label={names[type] ?? type} size="xs" />
                <span className={classes.meaningWords}>
                  {names[type] ?? type}
                  {place === 0 && read !== undefined && (
                    <span className={classes.meaningHint}>{[own.asRead, ...facts].join(' · ')}</span>
                  )}
                </span>
                {place < digits.length && <Kbd size="xs">{place + 1}</Kbd>}
              </label>
              {isOffer && type === meaning && (
                <MailOffer
                  draft={offer}
                  patron={patron?.givenName ?? patron?.surname}
                  canAccept={read?.type !== type || read.cost === undefined}
                  onChange={(changed) => setOffer((before) => ({ ...before, ...changed }))}
                />
              )}
            </Fragment>
          ))}
        </Stack>
      </Radio.Group>
      {!isWhole && offered.length > maxShown && (
        <Button
          size="compact-sm"
          variant="subtle"
          className={classes.more ?? ''}
          onClick={() => setWhole(true)}
        >
          {own.more(offered.length - maxShown)}
        </Button>
      )}
      {assign.isError && <ProblemMessage error={assign.error} />}
      {dismiss.isError && <ProblemMessage error={dismiss.error} />}
      <Stack gap="xs">
        {canRecord && (
          <p className={classes.outcome}>
            {[
              own.records(names[meaning] ?? meaning, title),
              ...(offerAnswer === 'leave' ? [] : [own.offer.follows[offerAnswer]]),
              ...(answer === '' ? [] : [offerAnswer === 'accept' ? own.offer.sends : own.sends]),
            ].join(' ')}
          </p>
        )}
        <Button
          disabled={!canRecord}
          loading={assign.isPending}
          onClick={() => meaning !== null && assign.mutate({ type: meaning, reply: answer, offer })}
          rightSection={<Kbd size="xs">{ctrl} ↵</Kbd>}
        >
          {offerAnswer === 'leave'
            ? answer === ''
              ? own.record
              : own.recordReply
            : own.offer.button[offerAnswer](answer !== '')}
        </Button>
        <div className={classes.lesser}>
          {(answer !== '' || offerAnswer !== 'leave') && (
            <Button
              variant="default"
              disabled={meaning === null || number === '' || isBusy}
              onClick={() =>
                meaning !== null &&
                assign.mutate({ type: meaning, reply: '', offer: { ...offer, answer: 'leave' } })
              }
            >
              {own.recordOnly}
            </Button>
          )}
          <Button variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
            {own.nothing}
          </Button>
        </div>
      </Stack>
    </Stack>
  )
}
