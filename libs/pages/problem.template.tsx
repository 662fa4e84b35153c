// What a reader of the pages sees when something is not there or went wrong; the way on is the navigation above it.
import { Layout, type Frame } from './layout.template.js';

export function ProblemPage({ frame, title, detail }: { frame: Frame; title: string; detail: string }) {
  return (
    <Layout frame={frame} title={title}>
      <p>{detail}</p>
    </Layout>
  );
}
