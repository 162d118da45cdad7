import { Button, Group, Textarea } from '@mantine/core'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'

const templates = ['yes', 'no', 'wait'] as const

type Props = { readonly to: string; readonly value: string; readonly onChange: (text: string) => void }

/** The reply to a mail, written below it; three usual ones fill the box. */
export const MailReply = ({ to, value, onChange }: Props) => {
  const own = useMailReviewWords()
  return (
    <div>
      <Textarea
        label={own.reply(to)}
        autosize
        minRows={3}
        maxLength={4000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap="xs" mt={6} role="group" aria-label={own.templates.label}>
        {templates.map((name) => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => onChange(own.texts[name])}>
            {own.templates[name]}
          </Button>
        ))}
      </Group>
    </div>
  )
}
