package crypt

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"insieme/internal/base/fault"
)

// Why a key file is refused.
var (
	ErrNoFile    = errors.New("crypt: there is no key file")
	ErrBadFile   = errors.New("crypt: the key file is damaged")
	ErrFileModes = errors.New("crypt: the key file may be read or written by others: chmod 600")
)

const fileHead = `# Keys of insieme. Whoever has this file and the database reads everything.
# Keep a copy apart from the database's backups. Without it, sealed data are lost.
# The last line "seal" seals; all of them open. Do not change "blind".
`

// Create makes a key file with new keys, readable by its owner only. It never
// replaces a file: the error then wraps fs.ErrExist.
func Create(path string) (*Keys, error) {
	const op = "crypt.Create"
	index, secret := newSecret(), newSecret()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := writeFile(f, index, [][]byte{secret}); err != nil {
		_ = os.Remove(path)
		return nil, fault.Wrap(op, err)
	}
	if err := syncFolder(path); err != nil {
		return nil, fault.Wrap(op, err)
	}
	k, err := newKeys([][]byte{secret}, index)
	return k, fault.Wrap(op, err)
}

// Load reads a key file. The error wraps ErrNoFile, ErrBadFile or
// ErrFileModes, or is the system's.
func Load(path string) (*Keys, error) {
	const op = "crypt.Load"
	index, secrets, err := readFile(path)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	k, err := newKeys(secrets, index)
	return k, fault.Wrap(op, err)
}

// Rotate adds a new key to the file and returns the keys with it. From then on
// the new key seals; what older keys sealed stays readable.
func Rotate(path string) (*Keys, error) {
	return rewrite("crypt.Rotate", path, func(secrets [][]byte) [][]byte {
		return append(secrets, newSecret())
	})
}

// Trim removes all keys but the newest from the file: after every value has
// been sealed again and Retire has agreed.
func Trim(path string) (*Keys, error) {
	return rewrite("crypt.Trim", path, func(secrets [][]byte) [][]byte {
		return secrets[len(secrets)-1:]
	})
}

// rewrite replaces the file as a whole, so that a crash leaves the old one or
// the new one.
func rewrite(op, path string, change func([][]byte) [][]byte) (*Keys, error) {
	index, secrets, err := readFile(path)
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	secrets = change(slices.Clone(secrets))
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-*") // 0600
	if err != nil {
		return nil, fault.Wrap(op, err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone already after the rename
	if err := writeFile(f, index, secrets); err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return nil, fault.Wrap(op, err)
	}
	if err := syncFolder(path); err != nil {
		return nil, fault.Wrap(op, err)
	}
	k, err := newKeys(secrets, index)
	return k, fault.Wrap(op, err)
}

func writeFile(f *os.File, index []byte, secrets [][]byte) error {
	var b strings.Builder
	b.WriteString(fileHead)
	fmt.Fprintf(&b, "blind %s\n", base64.StdEncoding.EncodeToString(index))
	for _, s := range secrets {
		fmt.Fprintf(&b, "seal %s\n", base64.StdEncoding.EncodeToString(s))
	}
	_, err := f.WriteString(b.String())
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// syncFolder makes a new name in a folder durable.
func syncFolder(path string) error {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

func readFile(path string) (index []byte, secrets [][]byte, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%w: %w", ErrNoFile, err)
	}
	if err != nil {
		return nil, nil, err
	}
	if info.Mode().Perm()&0o027 != 0 { // a group that reads may be the service's
		return nil, nil, ErrFileModes
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, value, _ := strings.Cut(line, " ")
		secret, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
		if err != nil || len(secret) != secretSize {
			return nil, nil, ErrBadFile
		}
		switch {
		case kind == "seal":
			secrets = append(secrets, secret)
		case kind == "blind" && index == nil:
			index = secret
		default:
			return nil, nil, ErrBadFile
		}
	}
	if index == nil || len(secrets) == 0 {
		return nil, nil, ErrBadFile
	}
	return index, secrets, nil
}
