import { Button, Kbd, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { Person } from '../../../shared/avatar.tsx'
import { Dialog } from '../../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { useAskBeforeClose } from '../../../shared/feedback/use-ask-before-close.tsx'
import { useOfferDialogWords } from '../../../words/offer/use-offer-words.ts'
import { useWords } from '../../../words/words-context.tsx'
import { useAttentionFacts } from '../attention-facts.ts'
import { ConditionChip } from '../conditions-strip.tsx'
import { CostMeter, overLimit } from '../cost-meter.tsx'
import { nameOfPatron } from '../name-of-patron.ts'
import { useQuestionParts } from '../open-question.tsx'
import { RequestLine } from '../request-line.tsx'
import { type CostOffer, differenceOf } from './cost-offer.ts'
import classes from './cost-offer-dialog.module.css'
import { useNextLenderFacts } from './next-lender-facts.ts'
import type { RunCommand } from './use-command.ts'
import { useWordsOfOffer } from './use-words-of-offer.ts'

/** The sum that is asked for against the limit. */
const Against = ({ offer: { cost, limit } }: { readonly offer: CostOffer }) => {
  const { formats } = useWords()
  const own = useOfferDialogWords()
  const money = (amount: number): string => formats.money(amount, cost.currency)
  const amount = Number(cost.amount)
  const allowed = limit?.currency === cost.currency ? Number(limit.amount) : undefined
  const over = overLimit({ amount: amount, limit: allowed })
  const share = over > 0 ? (100 * (amount - over)) / amount : 100
  return (
    <div>
      <div className={classes.ends}>
        <span />
        <span>
          <b>{money(amount)}</b> {own.offered}
        </span>
      </div>
      <CostMeter amount={amount} limit={allowed} />
      <div
        className={over > 0 ? classes.parts : classes.ends}
        {...(over > 0 ? { style: { gridTemplateColumns: `minmax(max-content, ${share}%) 1fr` } } : {})}
      >
        <span>
          {limit === undefined ? (
            own.noLimit
          ) : (
            <>
              <b>{formats.money(Number(limit.amount), limit.currency)}</b> {own.limit}
            </>
          )}
        </span>
        {allowed !== undefined && (
          <span className={over > 0 ? classes.over : undefined}>
            {over > 0 ? own.over(money(over)) : own.within}
          </span>
        )}
      </div>
    </div>
  )
}

type Choice = 'pay' | 'ask' | 'decline'

type Props = {
  readonly type: CommandType
  readonly request: RequestView
  readonly command: RunCommand
  readonly offer: CostOffer
  readonly onClose: () => void
}

/** Decides on what a lender charges: the sum against the limit, the lender's words, and what each choice does. */
export const CostOfferDialog = ({ type, request, command, offer, onClose }: Props) => {
  const { words, formats } = useWords()
  const own = useOfferDialogWords()
  const partnerName = usePartnerName()
  const partsOf = useQuestionParts()
  const factsOf = useAttentionFacts()
  const sum = formats.money(Number(offer.cost.amount), offer.cost.currency)
  const lender = partnerName(request.rota.find(({ state }) => state === 'active')?.partner ?? '')
  const next = request.rota.find(({ state }) => state === 'pending')
  const isOver =
    offer.limit === undefined ||
    offer.limit.currency !== offer.cost.currency ||
    Number(offer.cost.amount) > Number(offer.limit.amount)
  // Above the limit nothing is chosen beforehand.
  const [choice, setChoice] = useState<Choice | undefined>(isOver ? undefined : 'pay')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const { modal, question } = useAskBeforeClose(note !== '' || reason !== '', onClose)
  const isQuestion = choice === 'ask'
  const isQuestionMissing = isQuestion && note.trim() === ''
  const run = (answer: Choice): void => {
    if (isQuestionMissing) return
    command.run(
      {
        type: answer === 'decline' ? 'decline_condition' : answer === 'ask' ? 'ask_patron' : type,
        ...(answer === 'pay' ? { agreedCost: offer.cost } : {}),
        ...(note.trim() === '' ? {} : { [isQuestion ? 'question' : 'note']: note.trim() }),
        ...(isQuestion || reason.trim() === '' ? {} : { reason: reason.trim() }),
      },
      onClose,
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (choice !== undefined) run(choice)
  }
  const messages = request.attention.flatMap((each) => (each.kind === 'message_received' ? [each] : []))
  const earlier = useWordsOfOffer(request, messages.length === 0)
  // The bar says what it costs.
  const others = partsOf(request).filter(({ about }) => about !== 'cost')
  const patron = nameOfPatron(request)
  const declineLabel = next === undefined ? own.decline : own.declineNext(partnerName(next.partner))
  const difference = differenceOf(offer)
  const signed =
    difference === undefined
      ? undefined
      : own.signed(formats.money(Math.abs(difference.amount), offer.cost.currency), difference.amount > 0)
  const { promises, charges } = useNextLenderFacts(request, next)
  const choices = [
    {
      value: 'pay',
      type,
      label: own.pay(sum),
      end: difference !== undefined && (
        <>
          {signed} <span className={classes.hint}>{own.from[difference.from]}</span>
        </>
      ),
      hint: isOver && offer.limit !== undefined ? own.payOverHint : own.payHint,
    },
    ...(patron === undefined
      ? []
      : ([
          { value: 'ask', type: 'ask_patron', label: own.askFirst(patron), end: null, hint: own.askHint },
        ] as const)),
    {
      value: 'decline',
      type: 'decline_condition',
      label: declineLabel,
      end: charges !== undefined && <span className={classes.hint}>{charges}</span>,
      hint:
        next === undefined
          ? own.declineHint
          : promises.length === 0
            ? own.declineNextHint
            : own.promises(partnerName(next.partner), promises.join(' · ')),
    },
  ] as const
  const shown = choices.filter((each) => request.allowedCommands.includes(each.type))
  /** Chooses by the digit of a choice, while no text is typed. */
  const chooseByDigit = ({ key, target }: KeyboardEvent): void => {
    const isTyping = target instanceof HTMLInputElement && target.type !== 'radio'
    const each = isTyping || !/^[1-9]$/.test(key) ? undefined : shown[Number(key) - 1]
    if (each !== undefined) setChoice(each.value)
  }
  return (
    <Dialog {...modal} size={600} title={own.title(sum, lender)} closeOnClickOutside={false}>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          chooseByDigit(event)
          // Enter in a field pays nothing: the button does, or Ctrl Enter.
          const isAlone = !event.ctrlKey && !event.metaKey
          if (event.key === 'Enter' && isAlone && event.target instanceof HTMLInputElement)
            event.preventDefault()
        }}
      >
        <Stack gap="md">
          <RequestLine request={request} />
          <Against offer={offer} />
          {messages.map((each) => {
            const { since, detail } = each
            const facts = factsOf(each)
            return (
              <div key={`${since} ${detail.message}`}>
                <span className={classes.sender}>
                  <Person name={detail.by === 'patron' ? (patron ?? lender) : lender} />{' '}
                  <span className={classes.hint}>{formats.dateTime(since)}</span>
                </span>
                {detail.text !== undefined && (
                  <blockquote className={classes.quote}>{detail.text}</blockquote>
                )}
                {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
              </div>
            )
          })}
          {earlier !== undefined && (
            <div>
              <span className={classes.sender}>
                <Person name={lender} /> <span className={classes.hint}>{formats.dateTime(earlier.at)}</span>
              </span>
              <blockquote className={classes.quote}>{earlier.text}</blockquote>
            </div>
          )}
          {others.length > 0 && (
            <ul className={classes.conditions}>
              {others.map((part) => (
                <ConditionChip key={part.about} {...part} />
              ))}
            </ul>
          )}
          <Radio.Group
            label={own.choices}
            value={choice ?? null}
            onChange={(value) => setChoice(choices.find((each) => each.value === value)?.value)}
          >
            <Stack gap="xs" mt={4}>
              {shown.map(({ value, label, end, hint }, place) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the radio within it is the control
                <label key={value} className={classes.choice}>
                  <Radio value={value} aria-label={label} data-autofocus={place === 0 || undefined} />
                  <span>
                    <b>
                      {label}
                      {end !== false && end !== null && <span className={classes.end}>{end}</span>}
                    </b>
                    <span className={classes.hint}>{hint}</span>
                  </span>
                  <Kbd size="xs">{place + 1}</Kbd>
                </label>
              ))}
            </Stack>
          </Radio.Group>
          <SimpleGrid cols={{ base: 1, xs: isQuestion ? 1 : 2 }} spacing="sm">
            {!isQuestion && (
              <TextInput
                data-field="reason"
                label={words.request.command.reasonForStaff}
                placeholder={own.reasonExample}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            )}
            <TextInput
              data-field={isQuestion ? 'question' : 'note'}
              label={isQuestion ? own.question : own.note}
              placeholder={isQuestion ? undefined : own.noteHint}
              required={isQuestion}
              withAsterisk={false}
              maxLength={isQuestion ? 2000 : 4000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </SimpleGrid>
          {command.error !== null && <ProblemMessage error={command.error} />}
          <div className={classes.foot}>
            {choice === 'pay' && (
              <span className={classes.told}>
                {own.told(lender, sum)}
                {signed !== undefined && ` (${signed})`}
              </span>
            )}
            <Button variant="default" onClick={onClose}>
              {words.common.back}
            </Button>
            {choice === undefined ? (
              // Each answer that needs no more words has its button, so that none costs a click to be chosen.
              shown
                .filter(({ value }) => value !== 'ask')
                .toReversed()
                .map(({ value }) => (
                  <Button
                    key={value}
                    variant={value === 'pay' ? 'filled' : 'default'}
                    disabled={command.isRunning}
                    onClick={() => run(value)}
                  >
                    {value === 'pay' ? own.paySend(sum) : declineLabel}
                  </Button>
                ))
            ) : (
              <Button type="submit" disabled={isQuestionMissing} loading={command.isRunning}>
                {choice === 'decline' ? declineLabel : isQuestion ? own.ask : own.paySend(sum)}
              </Button>
            )}
          </div>
        </Stack>
      </form>
      {question}
    </Dialog>
  )
}
