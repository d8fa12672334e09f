// gatewaypeer is grpc-gateway as its own documentation sets it up, in front of the library that Vanthu's gateway is measured with.
//
//	gatewaypeer SERVICE-ADDRESS SERVICE-NAME KEY-AND-CHAIN AUTHORITIES
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"

	"vanthu.example/gatewaypeer/gen/library"
)

func channelCredentials(service, keyAndChain, authorities string) (credentials.TransportCredentials, error) {
	identity, err := tls.LoadX509KeyPair(keyAndChain, keyAndChain)
	if err != nil {
		return nil, err
	}
	pem, err := os.ReadFile(authorities)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("no authority in %s", authorities)
	}
	return credentials.NewTLS(&tls.Config{Certificates: []tls.Certificate{identity}, RootCAs: roots, ServerName: service}), nil
}

func run(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("usage: gatewaypeer SERVICE-ADDRESS SERVICE-NAME KEY-AND-CHAIN AUTHORITIES")
	}
	channel, err := channelCredentials(args[1], args[2], args[3])
	if err != nil {
		return err
	}
	runtime.DefaultContextTimeout = 30 * time.Second // a door takes no call without a deadline; ours gives it the same
	mux := runtime.NewServeMux()
	options := []grpc.DialOption{grpc.WithTransportCredentials(channel)}
	if err := library.RegisterLibraryHandlerFromEndpoint(context.Background(), mux, args[0], options); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("port %d.\n", listener.Addr().(*net.TCPAddr).Port)
	return http.Serve(listener, mux)
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gatewaypeer:", err)
		os.Exit(1)
	}
}
