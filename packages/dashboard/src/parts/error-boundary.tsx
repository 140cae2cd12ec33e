import { Component, type ReactNode } from 'react';
import { useWords } from '../language/use-language.ts';

/** Keeps a fault of one place from taking the whole page away; another place is begun afresh. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { shell } = useWords();
  return (
    <p role="alert" className="failure">
      {shell.broken}
    </p>
  );
}
