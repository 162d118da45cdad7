import { Button, Textarea } from '@mantine/core'
import type { Language } from '../../../../src/translations/language.ts'
import { replies } from '../../words/mail-review/replies.ts'
import { useMailReviewWords } from '../../words/mail-review/use-mail-review-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './mail-review.module.css'

const templates = ['yes', 'no', 'wait'] as const

type Props = {
  readonly to: string
  /** The language that is written to the sender. */
  readonly language: Language
  readonly value: string
  readonly onChange: (text: string) => void
}

/** The reply to a mail, written below it in one box; three usual ones fill it. */
export const MailReply = ({ to, language, value, onChange }: Props) => {
  const own = useMailReviewWords()
  const { language: current } = useWords()
  return (
    <div className={classes.reply}>
      <Textarea
        label={own.reply(to)}
        autosize
        minRows={3}
        maxLength={4000}
        classNames={{
          label: classes.replyLabel ?? '',
          input: classes.replyInput ?? '',
        }}
        lang={language}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a second box */}
      <div className={classes.templates} role="group" aria-label={own.templates.label}>
        {templates.map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            onClick={() => onChange(replies[language][name])}
          >
            {own.templates[name]}
          </Button>
        ))}
        <span className={classes.fills}>
          {language === current
            ? own.fills
            : own.fillsIn(new Intl.DisplayNames(current, { type: 'language' }).of(language) ?? language)}
        </span>
      </div>
    </div>
  )
}
