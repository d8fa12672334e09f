// tlogcheck judges a published register log and offline proofs with Go's own transparency-log library, which knows nothing of Vanthu.
//
//	tlogcheck LOG-FOLDER VERIFIER-KEY [LEAF-FILE PROOF-FILE]...
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// folder serves tiles as c2sp.org/tlog-tiles lays them out; the library's own paths also name the height.
type folder string

func (f folder) Height() int { return tileHeight }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		tile := tlog.Tile{H: tileHeight, L: -1, N: n, W: 256}
		if rest := size - n*256; rest < 256 {
			tile.W = int(rest)
		}
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/data/", tileHeight), "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	return all, nil
}

func openCheckpoint(text []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the checkpoint's text is %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

func checkLog(log folder, verifier note.Verifier) error {
	text, err := os.ReadFile(filepath.Join(string(log), "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(text, verifier)
	if err != nil {
		return err
	}
	entries, err := log.entries(tree.N)
	if err != nil {
		return err
	}
	if int64(len(entries)) != tree.N {
		return fmt.Errorf("%d entries under a checkpoint of %d", len(entries), tree.N)
	}
	reader := tlog.TileHashReader(tree, log) // judges every tile against the root
	for i, entry := range entries {
		index := int64(i)
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("entry %d: %v", index, err)
		}
	}
	for older := int64(1); older < tree.N; older += 37 {
		hash, err := tlog.TreeHash(older, reader)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(tree.N, older, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, older, hash); err != nil {
			return fmt.Errorf("growth from %d: %v", older, err)
		}
	}
	fmt.Printf("log of %d entries: good\n", tree.N)
	return nil
}

func checkProof(leafFile, proofFile string, verifier note.Verifier) error {
	leaf, err := os.ReadFile(leafFile)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("no tlog-proof: %q", text)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[2:] {
		bytes, err := base64.StdEncoding.DecodeString(line)
		if err != nil {
			return err
		}
		var hash tlog.Hash
		copy(hash[:], bytes)
		path = append(path, hash)
	}
	tree, err := openCheckpoint([]byte(parts[1]), verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(leaf))
}

func run(args []string) error {
	if len(args) < 2 || len(args)%2 != 0 {
		return fmt.Errorf("usage: tlogcheck LOG-FOLDER VERIFIER-KEY [LEAF-FILE PROOF-FILE]...")
	}
	verifier, err := note.NewVerifier(args[1])
	if err != nil {
		return err
	}
	if err := checkLog(folder(args[0]), verifier); err != nil {
		return err
	}
	for i := 2; i < len(args); i += 2 {
		if err := checkProof(args[i], args[i+1], verifier); err != nil {
			return fmt.Errorf("%s: %v", args[i+1], err)
		}
	}
	fmt.Printf("%d offline proofs: good\n", len(args)/2-1)
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tlogcheck:", err)
		os.Exit(1)
	}
}
