import { Badge, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePartnerName } from '../../api/names.ts'
import type { RequestView } from '../../api/types.ts'
import { CopyIcon } from '../../shared/copy-button.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { StageMark } from '../../shared/stage/stage-mark.tsx'
import type { Words } from '../../words/en.ts'
import type { Formats } from '../../words/formats.ts'
import { useWords } from '../../words/words-context.tsx'
import { AssigneeMenu } from './assignee-menu.tsx'
import { costLimitOf } from './cost-limit.ts'
import { LabelsMenu } from './labels-menu.tsx'
import { nameOfPatron } from './name-of-patron.ts'
import { PrintMenu } from './print-menu.tsx'
import classes from './request-head.module.css'
import { useChangedNow } from './use-changed-now.ts'

type Props = { readonly request: RequestView; readonly etag: string | null; readonly back: ReactNode }

/** A fact of the head: its name, its value, and what belongs to it in small. */
type Fact = {
  readonly icon: IconName
  readonly name: string
  readonly value: string | undefined
  /** What the value is compared with. */
  readonly aside?: string | undefined
  readonly detail?: string | undefined
}

const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const known = parts.filter((part) => part !== undefined && part !== '')
  return known.length === 0 ? undefined : known.join(' · ')
}

/** Returns the earliest due date of the items, the lender's and the patron's. */
const dueOf = ({ items }: RequestView) => ({
  lender: items.flatMap(({ dueDate }) => dueDate ?? []).toSorted()[0],
  patron: items.flatMap(({ patronDueDate }) => patronDueDate ?? []).toSorted()[0],
})

/** Returns what the request costs: the sums that are agreed to or charged, beside the limit. */
const costOf = (request: RequestView, { money }: Formats, words: Words): Fact => {
  const { costTotals, costs = [] } = request
  const limit = costLimitOf(request)
  const offered = costs.findLast(({ kind, agreed }) => kind === 'offered' && agreed === undefined)
  const sums = costTotals
    .filter(({ agreed, charged }) => Number(charged) > 0 || Number(agreed) > 0)
    .map(({ agreed, charged, currency }) => money(Number(charged) || Number(agreed), currency))
  const offer = offered === undefined ? undefined : money(Number(offered.amount), offered.currency)
  const value = sums.length > 0 ? sums.join(' + ') : offer
  const most = limit === undefined ? undefined : money(Number(limit.amount), limit.currency)
  return {
    icon: 'cost',
    name: words.request.head.cost,
    value: value ?? (most === undefined ? undefined : words.request.atMost(most)),
    aside: value === undefined || most === undefined ? undefined : words.request.head.of(most),
    detail: sums.length === 0 && offer !== undefined ? words.request.head.notAgreed : undefined,
  }
}

/** The head of a request: what it is, its stage, and its facts: patron, lender, due date, pickup, cost, service. */
export const RequestHead = ({ request, etag, back }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { number, citation, service, labels = [], rota, patron, stage } = request
  const isPhone = useIsPhone()
  const isChanged = useChangedNow(request)
  const place = rota.findIndex(({ state }) => state === 'active' || state === 'supplied')
  const lender = rota[place]
  const due = dueOf(request)
  const own = words.request.head
  const known: readonly Fact[] = [
    {
      icon: 'person',
      name: words.request.patron,
      value: nameOfPatron(request) ?? patron?.id,
      detail: joined([nameOfPatron(request) === undefined ? undefined : patron?.id, patron?.group]),
    },
    {
      icon: 'partners',
      name: own.lender,
      value: lender === undefined ? undefined : partnerName(lender.partner),
      detail: lender === undefined ? undefined : own.place(place + 1, rota.length),
    },
    due.lender === undefined
      ? {
          icon: 'calendar',
          name: words.requests.column.neededBy,
          value: service.neededBy === undefined ? undefined : formats.date(service.neededBy),
          detail: own.noDueDate,
        }
      : {
          icon: 'calendar',
          name: words.requests.column.due,
          value: formats.date(due.lender),
          detail: due.patron === undefined ? undefined : own.patronDue(formats.date(due.patron)),
        },
    { icon: 'place', name: own.pickup, value: request.pickupLocation },
    costOf(request, formats, words),
    {
      icon: 'book',
      name: words.request.service,
      value: words.services[service.type],
      detail: request.workflowChoice?.name,
    },
  ]
  const facts = known.filter(({ value }) => value !== undefined)
  return (
    <header className={classes.head}>
      <Group justify="space-between" gap="xs">
        {back}
        <Group gap={4} className={classes.number ?? ''}>
          {isChanged && (
            <Badge variant="default" radius="sm" tt="none" role="status">
              {words.request.changedNow}
            </Badge>
          )}
          <Text ff="monospace" size="sm" c="dimmed">
            {number}
          </Text>
          <CopyIcon text={number} label={words.request.copyNumber} />
        </Group>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={classes.title}>
          <Group gap="xs">
            <Title order={1}>
              {citation.titleOfComponent ?? citation.title ?? words.requests.withoutTitle}
            </Title>
            <StageMark stage={stage} status={request.status} isPill />
          </Group>
          <Text c="var(--second-ink)">
            {joined([
              citation.authorOfComponent ?? citation.author,
              citation.publisher,
              citation.publicationDate,
              ...(citation.identifiers ?? []).map(({ type, value }) => `${type} ${value}`),
            ])}
          </Text>
        </div>
        <Group gap="xs">
          {labels.map((label) => (
            <Badge key={label} variant="default" radius="sm" tt="none" fw={500}>
              {label}
            </Badge>
          ))}
          <LabelsMenu request={request} etag={etag} />
          <AssigneeMenu request={request} etag={etag} />
          {!isPhone && <PrintMenu request={request} />}
        </Group>
      </Group>
      <dl className={classes.facts}>
        {facts.map(({ icon, name, value, aside, detail }) => (
          <div key={icon}>
            <dt>
              <Icon name={icon} size={14} />
              {name}
            </dt>
            <dd>
              {value}
              {aside !== undefined && <span> {aside}</span>}
              {detail !== undefined && <small>{detail}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
