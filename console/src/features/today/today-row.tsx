import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { usePartnerName } from '../../api/names.ts'
import type { RequestSummary } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './today-page.module.css'

const day = 86_400_000

/** A request that needs a person: what it is, for whom, with whom, what is to be done, and how old that is. */
export const TodayRow = ({ request }: { readonly request: RequestSummary }) => {
  const { words, formats, language } = useWords()
  const partnerName = usePartnerName()
  const { number, title, author, patronName, activePartner, attention, attentionSince, next } = request
  const names: Readonly<Record<string, string>> = words.attention
  const facts = [
    activePartner === null ? undefined : partnerName(activePartner),
    ...attention.map((kind) => names[kind] ?? kind),
  ].filter((fact) => fact !== undefined)
  const isOld = attentionSince !== undefined && Date.now() - Date.parse(attentionSince) >= day
  const search = { worklist: 'needs_attention', sort: 'attention' } as const
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <div className={classes.what}>
          <Link to="/requests/$number" params={{ number }} search={search} className={classes.title ?? ''}>
            {title ?? words.requests.withoutTitle}
          </Link>
          {author !== undefined && <span className={classes.author}>{author}</span>}
        </div>
        <div className={classes.facts}>
          {patronName !== undefined && <strong>{patronName} · </strong>}
          {facts.join(' · ')}
        </div>
        {next !== null && <div className={classes.next}>{next.sentence[language]}</div>}
      </div>
      <span className={isOld ? classes.old : classes.age}>
        {attentionSince === undefined ? '' : formats.age(attentionSince)}
      </span>
      <Button
        size="xs"
        variant="default"
        aria-label={words.today.decideAbout(title ?? number)}
        renderRoot={(props) => <Link to="/requests/$number" params={{ number }} search={search} {...props} />}
      >
        {words.today.decide}
      </Button>
    </li>
  )
}
