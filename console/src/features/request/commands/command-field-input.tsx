import {
  Checkbox,
  FileInput,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { usePartnerName } from '../../../api/names.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { DayInput } from '../../../shared/form/day-input.tsx'
import { joined } from '../../../shared/joined.ts'
import { useWords } from '../../../words/words-context.tsx'
import { conditionCodesOf } from '../conditions-of.ts'
import type { CommandField } from './command-fields.ts'
import { itemsFor } from './items-for.ts'
import { PartnerEventInput } from './partner-event-input.tsx'
import { PartnersInput } from './partners-input.tsx'
import { RetryOfferInput } from './retry-offer-input.tsx'

type Values = Readonly<Record<string, unknown>>
type Props = {
  readonly field: CommandField
  readonly type: CommandType
  readonly request: RequestView
  readonly values: Values
  readonly onChange: (changed: Values) => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The input for one field of a command. */
export const CommandFieldInput = (props: Props) => {
  const { field, request, type, values, onChange } = props
  const { words } = useWords()
  const partnerName = usePartnerName()
  const labels = words.request.command
  switch (field.kind) {
    case 'note': {
      const name = field.name ?? 'note'
      return (
        <Textarea
          label={
            type === 'message'
              ? labels.message
              : name !== 'note'
                ? labels[field.label ?? name]
                : field.forPartner
                  ? labels.noteForPartner
                  : labels.note
          }
          autosize
          minRows={2}
          maxRows={10}
          required={field.required === true}
          data-autofocus={field.required === true || undefined}
          value={textOf(values[name])}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )
    }
    case 'date':
      return (
        <DayInput
          label={labels[field.name]}
          value={textOf(values[field.name])}
          onChange={(day) => onChange({ [field.name]: day })}
        />
      )
    case 'text':
      if (field.isAsked?.(request) === false) return null
      return (
        <TextInput
          label={labels[field.name]}
          value={textOf(values[field.name])}
          onChange={(event) => onChange({ [field.name]: event.currentTarget.value })}
        />
      )
    case 'items':
      return <ItemsInput {...props} />
    case 'item':
      return (
        <Select
          label={labels.items}
          required
          data={request.items.map((item) => ({
            value: String(item.id),
            label: nameOfItem(item, words.request.items.item),
          }))}
          value={values.item === undefined ? null : String(values.item)}
          onChange={(value) => onChange({ item: value === null ? undefined : Number(value) })}
        />
      )
    case 'partners':
      return <PartnersInput {...props} />
    case 'template':
      return <TemplateInput {...props} />
    case 'entry': {
      const entries = request.rota.filter(
        ({ state }) => field.states.length === 0 || field.states.includes(state),
      )
      return (
        <Select
          label={labels.partner}
          required
          data={entries.map(({ id, partner }) => ({ value: String(id), label: partnerName(partner) }))}
          value={values.entry === undefined ? null : String(values.entry)}
          onChange={(value) => onChange({ entry: value === null ? undefined : Number(value) })}
        />
      )
    }
    case 'attention':
      return (
        <Select
          label={labels.attention}
          required
          allowDeselect={false}
          data={[...new Set(request.attention.map(({ kind }) => kind))].map((kind) => ({
            value: kind,
            label: words.attention[kind],
          }))}
          value={textOf(values.attention)}
          onChange={(value) => onChange({ attention: value ?? undefined })}
        />
      )
    case 'money':
      return (
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <Select
            label={words.request.costs.kind}
            allowDeselect={false}
            data={Object.entries(words.costKinds).map(([value, label]) => ({ value, label }))}
            value={textOf(values.kind)}
            onChange={(value) => onChange({ kind: value ?? undefined })}
          />
          <NumberInput
            label={labels.amount}
            data-field="amount"
            required
            min={0}
            decimalScale={2}
            hideControls
            data-autofocus
            value={textOf(values.amount)}
            onChange={(value) => onChange({ amount: String(value) })}
          />
          <TextInput
            label={labels.currency}
            data-field="currency"
            required
            maxLength={3}
            value={textOf(values.currency)}
            onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </SimpleGrid>
      )
    case 'cost':
      return <CostInput {...props} />
    case 'then':
      return (
        <Select
          label={labels.afterwards}
          data={[
            ...(type === 'reject_shipment' ? [{ value: 'resend', label: labels.thenResend }] : []),
            { value: 'next_partner', label: labels.thenNext },
          ]}
          value={textOf(values.then) || null}
          onChange={(value) => onChange(afterwards(value))}
        />
      )
    case 'askNext':
      return (
        <Checkbox
          label={labels.askNext}
          checked={values.next === true}
          onChange={(event) => onChange({ next: event.currentTarget.checked || undefined })}
        />
      )
    case 'tick':
      return field.isAsked(request) ? (
        <Checkbox
          required
          label={labels.ticks[`${type} ${field.name}`] ?? labels.ticks[field.name]}
          checked={values[field.name] === true}
          onChange={({ currentTarget }) =>
            onChange({ [field.name]: currentTarget.checked ? true : undefined })
          }
        />
      ) : null
    case 'agreedCost':
      return <AgreedCostInput {...props} />
    case 'condition':
      return <ConditionInput {...props} />
    case 'retryOffer':
      return <RetryOfferInput request={request} values={values} onChange={onChange} />
    case 'file':
      return (
        <FileInput
          label={labels.file}
          description={labels.fileKinds}
          required
          accept="application/pdf,image/tiff,image/vnd.djvu,.djvu"
          value={values.file instanceof File ? values.file : null}
          onChange={(file) => onChange({ file: file ?? undefined })}
        />
      )
    case 'matches':
      return <MatchesInput {...props} />
    case 'event':
      return <PartnerEventInput request={request} values={values} onChange={onChange} />
  }
}

// The word of the API for what follows a rejected shipment. An object literal with this name would look like a promise.
const afterwards = (value: string | null): Values => Object.fromEntries([['then', value ?? undefined]])

const nameOfItem = (
  { id, volume, title, barcode, partnerItemId }: RequestView['items'][number],
  numbered: (id: number) => string,
): string => joined([volume ?? title ?? numbered(id), barcode ?? partnerItemId])

const ItemsInput = ({ type, request, values, onChange }: Props) => {
  const { words } = useWords()
  const items = itemsFor(type, request.items)
  if (items.length < 2) return null
  // What was not shipped does not arrive by default, as where no item is named.
  const shipped = type === 'receive' ? items.filter(({ state }) => state === 'shipped') : []
  const usual = shipped.length > 0 ? shipped : items
  const chosen: readonly number[] = Array.isArray(values.items)
    ? values.items.map(Number)
    : usual.map(({ id }) => id)
  // `receive` says more of each item than its number.
  const write = (ids: readonly number[]): void =>
    onChange({ items: type === 'receive' ? ids.map((id) => ({ id })) : ids })
  const ids =
    type === 'receive' && Array.isArray(values.items)
      ? values.items.map((item: { id: number }) => item.id)
      : chosen
  return (
    <Checkbox.Group
      label={words.request.command.items}
      error={ids.length === 0 ? words.settingFaults.required : undefined}
      value={ids.map(String)}
      onChange={(next) => write(next.map(Number))}
    >
      <Stack gap={6} mt={4}>
        {items.map((item) => (
          <Checkbox
            key={item.id}
            value={String(item.id)}
            label={nameOfItem(item, words.request.items.item)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

const TemplateInput = ({ values, onChange }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const { data } = useQuery({ queryKey: ['rota-templates'], queryFn: () => api.rotaTemplates() })
  return (
    <Select
      label={words.request.rota.template}
      required
      searchable
      data-autofocus
      data={(data ?? []).map(({ code }) => code)}
      value={textOf(values.template) || null}
      onChange={(template) => onChange({ template: template ?? undefined })}
    />
  )
}

/** The cost that the partner asks for, to agree to: over the maximum only who ticks it does. */
const AgreedCostInput = ({ request, values, onChange }: Props) => {
  const { words, formats } = useWords()
  const { negotiation } = request
  const isOffer = negotiation?.kind === 'condition' || negotiation?.kind === 'retry'
  const cost = isOffer ? negotiation.cost : undefined
  if (cost === undefined) return null
  return (
    <Checkbox
      required
      label={words.request.command.agreedCost(formats.money(Number(cost.amount), cost.currency))}
      checked={values.agreedCost !== undefined}
      onChange={({ currentTarget }) => onChange({ agreedCost: currentTarget.checked ? cost : undefined })}
    />
  )
}

/** The condition that ends: one of those that bind the items. */
const ConditionInput = ({ request, values, onChange }: Props) => {
  const { words } = useWords()
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const bound = request.rota.flatMap((entry) =>
    conditionCodesOf(entry).map((code) => ({ code, entry: entry.id, key: `${entry.id} ${code}` })),
  )
  return (
    <Select
      label={words.request.command.condition}
      required
      data-autofocus
      data={bound.map(({ code, key }) => ({ value: key, label: named[code] ?? code }))}
      value={values.code === undefined ? null : `${String(values.entry)} ${String(values.code)}`}
      onChange={(value) => {
        const chosen = bound.find(({ key }) => key === value)
        onChange({ code: chosen?.code, entry: chosen?.entry })
      }}
    />
  )
}

/** For each name of the partner the item that it means. */
const MatchesInput = ({ request, values, onChange }: Props) => {
  const { words } = useWords()
  const review = request.attention.find(({ kind }) => kind === 'items_review')
  if (review?.kind !== 'items_review') return null
  const matches: readonly { name: number; item?: number }[] = Array.isArray(values.items) ? values.items : []
  const choose = (name: number, item: string | null): void =>
    onChange({
      entry: review.detail.entry,
      items: [
        ...matches.filter((each) => each.name !== name),
        item === null ? { name } : { name, item: Number(item) },
      ],
    })
  return review.detail.named.map(({ partnerItemId, barcode, volume }, index) => {
    const name = index + 1
    const item = matches.find((each) => each.name === name)?.item
    return (
      <Select
        key={name}
        label={joined([partnerItemId ?? barcode, volume])}
        placeholder={words.request.command.furtherItem}
        clearable
        data={request.items
          .filter(({ id }) => review.detail.items.includes(id))
          .map((each) => ({ value: String(each.id), label: nameOfItem(each, words.request.items.item) }))}
        value={item === undefined ? null : String(item)}
        onChange={(value) => choose(name, value)}
      />
    )
  })
}

const CostInput = ({ request, values, onChange }: Props) => {
  const { words, formats } = useWords()
  const open = (request.costs ?? []).filter(({ settledAt }) => settledAt === undefined)
  return (
    <Select
      label={words.request.panels.costs}
      required
      data={open.map(({ id, kind, amount, currency }) => ({
        value: String(id),
        label: `${words.costKinds[kind]} ${formats.money(Number(amount), currency)}`,
      }))}
      value={values.cost === undefined ? null : String(values.cost)}
      onChange={(value) => onChange({ cost: value === null ? undefined : Number(value) })}
    />
  )
}
