import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './style/base.css';
import './style/layout.css';
import './style/parts.css';
import './style/forms.css';
import './style/print.css';
import { App } from './app.tsx';

const place = document.getElementById('page');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
