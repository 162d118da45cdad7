import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
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
import { ruleOf } from './command-fields.ts'
import type { CostOffer } from './cost-offer.ts'
import classes from './cost-offer-dialog.module.css'
import type { RunCommand } from './use-command.ts'

/** The sum that is asked for against the limit. */
const Against = ({ offer: { cost, limit } }: { readonly offer: CostOffer }) => {
  const { formats } = useWords()
  const own = useOfferDialogWords()
  const money = (amount: number): string => formats.money(amount, cost.currency)
  const asked = Number(cost.amount)
  const allowed = limit?.currency === cost.currency ? Number(limit.amount) : undefined
  const over = overLimit({ amount: asked, limit: allowed })
  return (
    <div>
      <div className={classes.ends}>
        <span />
        <span>
          <b>{money(asked)}</b> {own.offered}
        </span>
      </div>
      <CostMeter amount={asked} limit={allowed} />
      <div className={classes.ends}>
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
  const { modal, question } = useAskBeforeClose(note !== '', onClose)
  const chosen: CommandType =
    choice === 'decline' ? 'decline_condition' : choice === 'ask' ? 'ask_patron' : type
  const takesNote = ruleOf(chosen).fields.some(({ kind }) => kind === 'note')
  const isQuestionMissing = choice === 'ask' && note.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (choice === undefined || isQuestionMissing) return
    command.run(
      {
        type: chosen,
        ...(choice === 'pay' ? { agreedCost: offer.cost } : {}),
        ...(takesNote && note.trim() !== '' ? { [choice === 'ask' ? 'question' : 'note']: note.trim() } : {}),
      },
      onClose,
    )
  }
  const messages = request.attention.flatMap((each) => (each.kind === 'message_received' ? [each] : []))
  // The bar says what it costs.
  const others = partsOf(request).filter(({ about }) => about !== 'cost')
  const patron = nameOfPatron(request)
  const declineLabel = next === undefined ? own.decline : own.declineNext(partnerName(next.partner))
  const choices = [
    {
      value: 'pay',
      type,
      label: own.pay(sum),
      hint: isOver && offer.limit !== undefined ? own.payOverHint : own.payHint,
    },
    ...(patron === undefined
      ? []
      : ([{ value: 'ask', type: 'ask_patron', label: own.askFirst(patron), hint: own.askHint }] as const)),
    {
      value: 'decline',
      type: 'decline_condition',
      label: declineLabel,
      hint: next === undefined ? own.declineHint : own.declineNextHint,
    },
  ] as const
  return (
    <Dialog {...modal} size={600} title={own.title(sum, lender)} closeOnClickOutside={false}>
      <form
        onSubmit={submit}
        onKeyDown={(event) => {
          // Enter in a field pays nothing: the button does, or Ctrl Enter.
          const isAlone = !event.ctrlKey && !event.metaKey
          if (event.key === 'Enter' && isAlone && event.target instanceof HTMLInputElement)
            event.preventDefault()
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="var(--second-ink)">
            <b>{request.citation.titleOfComponent ?? request.citation.title ?? request.number}</b>
            {[nameOfPatron(request), request.number]
              .filter((part) => part !== undefined)
              .map((part) => ` · ${part}`)}
          </Text>
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
              {choices
                .filter((each) => request.allowedCommands.includes(each.type))
                .map(({ value, label, hint }, place) => (
                  // biome-ignore lint/a11y/noLabelWithoutControl: the radio within it is the control
                  <label key={value} className={classes.choice}>
                    <Radio value={value} aria-label={label} data-autofocus={place === 0 || undefined} />
                    <span>
                      <b>{label}</b>
                      <span className={classes.hint}>{hint}</span>
                    </span>
                  </label>
                ))}
            </Stack>
          </Radio.Group>
          {takesNote && (
            <TextInput
              label={choice === 'ask' ? own.question : own.note}
              required={choice === 'ask'}
              withAsterisk={false}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          {command.error !== null && <ProblemMessage error={command.error} />}
          <Group justify="space-between">
            <Text size="sm" c="var(--second-ink)">
              {choice === 'pay' && own.told(lender, sum)}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {words.common.cancel}
              </Button>
              <Button
                type="submit"
                disabled={choice === undefined || isQuestionMissing}
                loading={command.isRunning}
              >
                {choice === 'decline' ? declineLabel : choice === 'ask' ? own.ask : own.paySend(sum)}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {question}
    </Dialog>
  )
}
