import { kindOf } from './field-kind.ts'
import { AlternativesField } from './fields/alternatives-field.tsx'
import { ChoiceField, ChoicesField, YesNoField } from './fields/choice-fields.tsx'
import { DurationField } from './fields/duration-field.tsx'
import type { FieldProps } from './fields/field-props.ts'
import { JsonField } from './fields/json-field.tsx'
import { ListField } from './fields/list-field.tsx'
import { NumberField } from './fields/number-field.tsx'
import { ObjectField } from './fields/object-field.tsx'
import { OrderedTextsField } from './fields/ordered-texts-field.tsx'
import { RecordField } from './fields/record-field.tsx'
import { SecretField } from './fields/secret-field.tsx'
import { DayField, TextField, TextsField } from './fields/text-fields.tsx'
import { useForm } from './form-context.tsx'

/** The field for a value, as its schema wants it. */
export const SchemaField = (props: FieldProps) => {
  const { ordered } = useForm()
  const kind = kindOf(props.node)
  switch (kind.kind) {
    case 'constant':
      return null
    case 'choice':
      return <ChoiceField {...props} options={kind.options} />
    case 'choices':
      return <ChoicesField {...props} options={kind.options} />
    case 'yes_no':
      return <YesNoField {...props} />
    case 'number':
      return <NumberField {...props} isInteger={kind.isInteger} />
    case 'duration':
      return <DurationField {...props} canBeOff={kind.canBeOff} />
    case 'secret':
      return <SecretField {...props} />
    case 'day':
      return <DayField {...props} />
    case 'text':
      return <TextField {...props} isLong={kind.isLong} canBeNull={kind.canBeNull} />
    case 'texts':
      return ordered.includes(String(props.path.at(-1))) ? (
        <OrderedTextsField {...props} />
      ) : (
        <TextsField {...props} />
      )
    case 'list':
      return <ListField {...props} item={kind.item} />
    case 'record':
      return <RecordField {...props} each={kind.value} />
    case 'json':
      return <JsonField {...props} />
    case 'object':
      return <ObjectField {...props} />
    case 'alternatives':
      return <AlternativesField {...props} alternatives={kind.alternatives} />
  }
}
