import { Select, Textarea, TextInput } from '@mantine/core'
import { DayInput } from '../../../shared/form/day-input.tsx'
import { fieldOfPath } from '../../../shared/form/faults-by-field.ts'
import { useWords } from '../../../words/words-context.tsx'
import type { CitationField } from './citation-fields.ts'
import type { FieldValues } from './edited-values.ts'
import { WorkflowField } from './workflow-field.tsx'

type Props = {
  readonly values: FieldValues
  readonly onChange: (changed: FieldValues) => void
  /** The faults that the API found, by field. */
  readonly errors?: Readonly<Record<string, string>>
}

/**
 * Gives the label of a field by its name, or by a path of the API that belongs to it.
 *
 * @param names the names of the fields that paths may belong to
 */
export const useFieldLabel = (names: readonly string[] = []): ((name: string) => string) => {
  const { words } = useWords()
  const { request } = words
  const labels: Readonly<Record<string, string>> = {
    identifiers: words.citation.identifiers,
    volumes: words.citation.volumes,
    'service.type': request.service,
    'service.form': request.delivery,
    'service.neededBy': words.requests.column.neededBy,
    'service.dateOfInterest': request.wantedUntil,
    maximumCost: request.maximumCost,
    'service.note': request.serviceNote,
    workflow: request.workflow,
    pickupLocation: request.pickupLocation,
    reference: request.reference,
    internalNote: request.internalNote,
    staffNote: request.staffNote,
  }
  const citation: Readonly<Record<string, string>> = words.citation
  return (nameOrPath) => {
    const name = fieldOfPath(nameOrPath, names) ?? nameOrPath
    return labels[name] ?? citation[name.replace('citation.', '') as CitationField] ?? name
  }
}

const days: readonly string[] = ['service.neededBy', 'service.dateOfInterest']
const long: readonly string[] = ['internalNote', 'staffNote', 'service.note', 'identifiers']

/** The fields of a part of a request. */
export const EditFields = ({ values, onChange, errors = {} }: Props) => {
  const { words } = useWords()
  const labelOf = useFieldLabel()
  return Object.entries(values).map(([name, value], place) => {
    // The first field has the focus when the dialog opens.
    const focus = { 'data-autofocus': place === 0 || undefined, 'data-field': name }
    const label = labelOf(name)
    if (name === 'service.type' || name === 'service.form') {
      const choices = name === 'service.type' ? words.services : words.forms
      return (
        <Select
          key={name}
          {...focus}
          label={label}
          clearable={name === 'service.form'}
          allowDeselect={name === 'service.form'}
          data={Object.entries(choices).map(([each, text]) => ({ value: each, label: text }))}
          openOnFocus={false}
          error={errors[name]}
          value={value === '' ? null : value}
          onChange={(next) => onChange({ [name]: next ?? '' })}
        />
      )
    }
    if (name === 'workflow')
      return (
        <WorkflowField
          key={name}
          {...focus}
          label={label}
          error={errors[name]}
          value={value}
          onChange={(next) => onChange({ [name]: next })}
        />
      )
    if (long.includes(name))
      return (
        <Textarea
          key={name}
          {...focus}
          label={label}
          autosize
          minRows={2}
          maxRows={10}
          description={name === 'identifiers' ? words.request.identifiersHint : undefined}
          error={errors[name]}
          value={value}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )
    if (days.includes(name))
      return (
        <DayInput
          key={name}
          {...focus}
          label={label}
          error={errors[name]}
          value={value}
          onChange={(day) => onChange({ [name]: day })}
        />
      )
    return (
      <TextInput
        key={name}
        {...focus}
        label={label}
        description={name === 'maximumCost' ? words.request.maximumCostHint : undefined}
        error={errors[name]}
        value={value}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    )
  })
}
