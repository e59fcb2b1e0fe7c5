import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { set } from '../store';
import { t } from '../text';
import { Icon } from './Icon';

export const shut = () => set({ dialog: undefined });

/** A modal dialog. The browser keeps the focus inside and gives it back; Esc and a press on the ground close it. */
export function Dialog({ title, wide, children }: { title: string; wide?: boolean; children: ComponentChildren }) {
  const d = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const el = d.current!, before = document.activeElement as HTMLElement | null;
    el.showModal();
    el.querySelector<HTMLElement>('[autofocus], .sheet :is(input, select, textarea)')?.focus();
    return () => { el.close(); if (before?.isConnected) before.focus(); };
  }, []);
  return (
    <dialog ref={d} class={wide ? 'wide' : ''} aria-labelledby="dialog-title" onCancel={e => { e.preventDefault(); shut(); }} onClose={e => { if (e.currentTarget.isConnected) shut(); }} onMouseDown={e => { if (e.target === e.currentTarget) shut(); }}>
      <div class="sheet">
        <div class="head"><h2 id="dialog-title">{title}</h2><button class="quiet" aria-label={t('close')} title={t('close')} onClick={shut}><Icon name="close" /></button></div>
        {children}
      </div>
    </dialog>
  );
}

/** The foot of a form: do it, or not; and why it was refused. */
export const Foot = ({ go, busy, error }: { go: string; busy?: boolean; error?: string }) => (
  <footer><p class="bad" role="alert">{error}</p><button type="button" onClick={shut}>{t('cancel')}</button><button class="primary" disabled={busy}>{go}</button></footer>
);
