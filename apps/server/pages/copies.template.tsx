// Declining mails for information, and taking them again.
import type { Texts } from '../../../libs/texts/index.js';
import type { LinkView } from '../link-desk.js';
import { PlainPage } from './plain.template.js';

export function CopiesPage({ texts, view }: { texts: Texts; view: LinkView }) {
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
        <input type="hidden" name="choice" value={declined ? 'want' : 'decline'} />
        <button type="submit">{declined ? words.wantButton : words.declineButton}</button>
      </form>
    </PlainPage>
  );
}
