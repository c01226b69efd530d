;; What a user of Emacs does with a guest and a nova.conf, after the documented set-up. $SESSION_RESULT is the file for what
;; was seen on the way, as JSON. Everything is waited for; what does not come is an error with a name.

(require 'flymake)
(require 'json)
(setq eglot-sync-connect 20
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

(defun session-await (what condition)
  "Handle what the server sends until CONDITION holds; WHAT names it."
  (with-timeout (20 (error "Waited in vain for %s" what))
    (while (not (funcall condition)) (accept-process-output nil 0.01))))

(defun session-open (file)
  "Visit FILE and wait for its findings."
  (find-file file)
  ;; eglot-ensure starts with the first command, of which a batch has none.
  (unless (eglot-managed-p)
    (call-interactively #'eglot)
    (session-await "eglot" #'eglot-managed-p))
  ;; Flymake starts with what is displayed, and a batch displays nothing.
  (flymake-start)
  (session-await "findings" #'flymake-diagnostics))

(defun session-findings ()
  "What Flymake shows: text and place."
  (vconcat
   (mapcar (lambda (found)
             (list :message (flymake-diagnostic-text found)
                   :text (buffer-substring-no-properties (flymake-diagnostic-beg found)
                                                         (flymake-diagnostic-end found))))
           (flymake-diagnostics))))

(defun session-hover ()
  "What ElDoc would show here."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (session-await "hover" (lambda () shown))
    (substring-no-properties shown)))

(defun session-take (title)
  "Take the code action with that TITLE."
  (let ((before (buffer-chars-modified-tick))
        ;; As if it came from the keyboard and not from a menu.
        (last-nonmenu-event ?\r))
    (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) title)))
      (call-interactively #'eglot-code-actions))
    (session-await title (lambda () (> (buffer-chars-modified-tick) before)))
    ;; Left to itself, eglot tells the server once Emacs is idle, which it never is in a batch.
    (eglot--signal-textDocument/didChange)))

(let ((seen '()))
  (condition-case problem
      (progn
        (session-open "guest.xml")
        (setq seen (plist-put seen :findings (session-findings)))
        (goto-char (point-min))
        (search-forward "io='thr")
        (setq seen (plist-put seen :hover (session-hover)))
        (session-take "Use io='native' on disk 'vda'")
        (goto-char (point-min))
        (search-forward "iothread id='")
        (eglot-rename "7")
        (save-buffer)
        (session-open "nova.conf")
        (goto-char (point-min))
        (search-forward "images_ty")
        (let ((completion (eglot-completion-at-point)))
          (setq seen (plist-put seen :completions
                                (vconcat (all-completions "" (nth 2 completion))))))
        (virt-latency-effective)
        (setq seen (plist-put seen :effective (with-current-buffer "*disks*" (buffer-string))))
        (set-buffer (get-file-buffer "nova.conf"))
        (session-take "Fix everything that is safe to fix")
        (save-buffer))
    (error (setq seen (plist-put seen :problem (error-message-string problem)))))
  (with-temp-file (getenv "SESSION_RESULT") (insert (json-encode seen))))
