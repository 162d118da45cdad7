import { Button, Group, Kbd, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLibraryName, usePartnerName } from '../../api/names.ts'
import { usePermission, useSession } from '../../api/session.ts'
import { joined } from '../../shared/joined.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { itemsFor } from '../request/commands/items-for.ts'
import { nameOfPatron } from '../request/name-of-patron.ts'
import classes from './scan.module.css'
import { type ScanMode, scanModes } from './scan-modes.ts'
import { lenderOf, type ScanCard, titleOf } from './scan-state.ts'
import { cardConditions, chargesOf, lenderNotes, stopsOf } from './scan-stops.ts'

/** What is done with a card other than taking it. */
export type CardAction = 'change' | 'missing' | 'damaged' | 'problem' | 'drop'

type Props = {
  readonly mode: ScanMode
  readonly card: ScanCard
  /** Whether it is shown although things are taken at once: then it says why. */
  readonly atOnce: boolean
  readonly prints: boolean
  readonly onTake: () => void
  readonly onAction: (action: CardAction) => void
}

type Fact = readonly [name: string, value: ReactNode, detail?: string | undefined]

const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(([name, value, detail]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {value}
          {detail !== undefined && detail !== '' && <small>{detail}</small>}
        </dd>
      </div>
    ))}
  </dl>
)

/** What stops an item from being received at once: its conditions, and why else it is shown. */
const Stops = ({ mode, card, atOnce }: Pick<Props, 'mode' | 'card' | 'atOnce'>) => {
  const { words } = useWords()
  const own = useScanWords()
  const stops = stopsOf(mode, card)
  if (stops.length === 0) return null
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const conditions = cardConditions(card)
  return (
    <div className={classes.stops}>
      {stops.includes('no_longer_wanted') && <strong>{own.noLongerWanted}</strong>}
      {conditions.length > 0 && (
        <>
          <strong>{own.conditions}</strong>
          {conditions.map((code) => (
            <span key={code} className={classes.condition}>
              {named[code] ?? code}
            </span>
          ))}
        </>
      )}
      {atOnce && (
        <span className={classes.why}>
          {own.stopped} {stops.map((stop) => own.stops[stop]).join(', ')}
        </span>
      )}
    </div>
  )
}

/** The request that was found: what to look at, and what Enter does next. */
export const ScanCardView = ({ mode, card, atOnce, prints, onTake, onAction }: Props) => {
  const { words, formats } = useWords()
  const own = useScanWords()
  const partnerName = usePartnerName()
  const showsPatron = usePermission('patrons:read')
  const { request, items } = card
  const { citation, patron } = request
  const [item] = items
  const partner = lenderOf(card)
  const libraryName = useLibraryName()
  const worksForSeveral = useSession()?.library === null
  const lender = partner === undefined ? undefined : partnerName(partner)
  const labels = own[mode]
  const all = itemsFor(scanModes[mode].command, request.items).filter(({ entry }) => entry === item?.entry)
  const may = (type: (typeof request.allowedCommands)[number]) => request.allowedCommands.includes(type)
  const facts: readonly (Fact | null)[] = [
    showsPatron && patron !== undefined
      ? [own.forPatron, nameOfPatron(request) ?? patron.id, joined([patron.id, patron.group])]
      : null,
    item?.dueDate === undefined ? null : [own.due, formats.date(item.dueDate)],
    [
      own.pieces,
      own.piecesOf(items.length, Math.max(all.length, items.length)),
      items.length > 1
        ? items.map((each) => each.volume ?? words.request.items.item(each.id)).join(', ')
        : item?.volume,
    ],
    ...chargesOf(request).map(({ amount, currency }): Fact => [own.charge, formats.money(amount, currency)]),
    worksForSeveral ? [words.requests.column.library, libraryName(request.library)] : null,
    // Where it is collected is no place to which it could be returned.
    mode === 'return' || request.pickupLocation === undefined ? null : [own.pickup, request.pickupLocation],
    mode === 'return' && item?.returnTo !== undefined ? [own.returnTo, item.returnTo.join(', ')] : null,
    [own.barcode, card.announced === undefined ? (item?.barcode ?? item?.partnerItemId ?? '–') : card.code],
  ]
  return (
    <Paper className={classes.card} role="region" aria-label={words.scan[mode].title}>
      <div className={classes.content}>
        <Group justify="space-between" align="flex-start" gap="xs">
          <div className={classes.what}>
            <Title order={2} size="h3">
              {titleOf(card)}
            </Title>
            <Text c="var(--second-ink)">
              {joined([citation.author])}
              {lender !== undefined && (
                <>
                  {citation.author === undefined ? '' : ' · '}
                  {labels.lender} <strong>{lender}</strong>
                </>
              )}
              {` · ${request.number}`}
            </Text>
          </div>
          <StageMark stage={request.stage} status={request.status} isPill />
        </Group>
        <Stops mode={mode} card={card} atOnce={atOnce} />
        {lenderNotes(request).map((note) => (
          <blockquote key={note} className={classes.quote}>
            <strong>{own.lenderNote(lender ?? '')}</strong> {words.common.quoted(note)}
          </blockquote>
        ))}
        {request.internalNote !== undefined && (
          <Text size="sm">
            <strong>
              {own.note}
              {words.common.colon}
            </strong>{' '}
            {request.internalNote}
          </Text>
        )}
        <Facts facts={facts.filter((fact) => fact !== null)} />
      </div>
      <div className={classes.foot}>
        <Button size="md" onClick={onTake} rightSection={<Kbd size="xs">↵</Kbd>}>
          {prints ? labels.takeAndPrint : labels.take}
        </Button>
        <CardButton letter="e" label={own.change} onClick={() => onAction('change')} />
        {mode === 'receive' && all.length > 1 && (
          <CardButton letter="m" label={own.missing} onClick={() => onAction('missing')} />
        )}
        {mode === 'receive' && may('report_damaged') && (
          <CardButton letter="d" label={own.damaged} onClick={() => onAction('damaged')} />
        )}
        {mode === 'receive' && may('reject_shipment') && (
          <CardButton letter="p" label={own.problem} onClick={() => onAction('problem')} />
        )}
        <Button
          className={classes.drop}
          variant="subtle"
          onClick={() => onAction('drop')}
          rightSection={<Kbd size="xs">Esc</Kbd>}
        >
          {own.notThisOne}
        </Button>
      </div>
    </Paper>
  )
}

type CardButtonProps = { readonly letter: string; readonly label: string; readonly onClick: () => void }

const CardButton = ({ letter, label, onClick }: CardButtonProps) => (
  <Button size="md" variant="default" onClick={onClick} rightSection={<Kbd size="xs">{letter}</Kbd>}>
    {label}
  </Button>
)
