// Declining mails for information, and taking them again.
import type { Texts } from '../texts/index.js';
import type { LinkView } from '../application/views/link-view.types.rule.js';
import { PlainPage } from './plain.template.js';

/** @param formKey a new one for each page that is shown */
export function CopiesPage({ texts, view, formKey }: { texts: Texts; view: LinkView; formKey: string }) {
  const words = texts.page.links;
  const { declined, addressee } = view;
  return (
    <PlainPage texts={texts} title={words.copiesTitle}>
      <dl>
        <dt>{words.to}</dt>
        <dd>{addressee}</dd>
      </dl>
      <p className={declined ? 'note done' : undefined} role={declined ? 'status' : undefined}>
        {declined ? words.declined : words.willDecline}
      </p>
      <p>{words.duty}</p>
      <form method="post" className="answer">
        {/* A button that is pressed twice, or a page that is sent again, is one act. */}
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="choice" value={declined ? 'want' : 'decline'} />
        <button type="submit">{declined ? words.wantButton : words.declineButton}</button>
      </form>
    </PlainPage>
  );
}
